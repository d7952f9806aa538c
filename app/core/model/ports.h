// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/model/attempt.h"
#include "core/model/audit.h"
#include "core/model/enrolment.h"
#include "core/model/sender.h"
#include "core/model/session.h"
#include "core/model/signinmessage.h"
#include "core/model/tenant.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

// Interfaces that the core needs from outside. All of them are called in one thread, the server's.
namespace Core {

//! The database did not do what was asked; the details are in the log. Nothing was changed.
enum class StorageError {
    //! It is away, full or busy: the same may succeed later.
    Unavailable,
    //! It is there and will never take this: no use in asking again.
    Refused,
};

template <typename Value>
using Stored = Expected<Value, StorageError>;

//! Makes several steps one.
class UnitOfWork
{
public:
    UnitOfWork() = default;
    virtual ~UnitOfWork() = default;
    Q_DISABLE_COPY_MOVE(UnitOfWork)

    //! Runs @p work as one step and returns its value. On success everything it did is on disk
    //! before anybody hears of it: on an error of @p work or of the commit nothing of it is.
    //! Several steps may share one commit; then what is said on the server's own connections waits
    //! for it (AnswerHold), and what leaves on other ways goes through afterCommit().
    //! @p work takes nothing and returns a Stored<Value>.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work> commit(const Work &work)
    {
        using Result = std::invoke_result_t<Work>;
        if constexpr (std::is_same_v<Result, Stored<void>>) {
            return execute(work);
        } else {
            std::optional<typename Result::value_type> value;
            KIOSK_CHECK(execute([&]() -> Stored<void> {
                KIOSK_TRY(result, work());
                value = std::move(result);
                return {};
            }));
            return *std::move(value);
        }
    }

    //! commit() for work without a value.
    [[nodiscard]] virtual Stored<void> execute(const std::function<Stored<void>()> &work) = 0;

    //! Calls @p action once all that commit() has done so far is on disk, and never if it is lost
    //! after all. Not within the work of commit().
    virtual void afterCommit(const std::function<void()> &action) { action(); }
};

//! The attempts.
class AttemptStore
{
public:
    AttemptStore() = default;
    virtual ~AttemptStore() = default;
    Q_DISABLE_COPY_MOVE(AttemptStore)

    [[nodiscard]] virtual Stored<void> insert(const Attempt &attempt) = 0;
    [[nodiscard]] virtual Stored<std::optional<Attempt>> find(const QUuid &id) = 0;

    //! Writes @p changed (its state, phone and tenant) if the stored attempt still has the status
    //! @p from and is not over at @p now. False if somebody else was first: of any number of
    //! simultaneous calls one gets true.
    [[nodiscard]] virtual Stored<bool> advance(const Attempt &changed, AttemptStatus from,
                                               const QDateTime &now) = 0;

    //! Marks every pending attempt that is over at @p now as expired and names them.
    [[nodiscard]] virtual Stored<QList<QUuid>> expire(const QDateTime &now) = 0;

    //! The attempts of a tenant that wait for the number of a number match and are not over at
    //! @p now.
    [[nodiscard]] virtual Stored<QList<Attempt>> awaitingNumberOf(qint64 tenantId,
                                                                  const QDateTime &now) = 0;

    //! The pending attempts of a kiosk that wait for a message and are not over at @p now, the
    //! oldest first.
    [[nodiscard]] virtual Stored<QList<Attempt>> pendingOf(const QString &kiosk,
                                                           const QDateTime &now) = 0;
};

//! Counts of the codes for one number.
struct CodeUse
{
    int sent = 0;
    //! Where a code had gone out, whoever asked for it. What was forgiven does not count.
    int wrong = 0;
    //! In all attempts of one requester.
    int wrongOfRequester = 0;
};

//! Which codes are asked about.
struct CodeUseQuery
{
    PhoneNumber phone;
    //! Attempt::codeRequester.
    QString requester;
    QDateTime sentAfter;
    QDateTime wrongAfter;
    //! The earliest.
    QDateTime wrongOfRequesterAfter;
    //! Attempts that began later do not count: the clock was ahead then.
    QDateTime until;
};

//! Counts codes, for the limits on them.
class CodeHistory
{
public:
    CodeHistory() = default;
    virtual ~CodeHistory() = default;
    Q_DISABLE_COPY_MOVE(CodeHistory)

    //! The codes that went to the phone after sentAfter, and the wrong ones that were entered for
    //! it: in all those of attempts whose code went out and that were not over at wrongAfter, of
    //! the requester those of all attempts that were not over at wrongOfRequesterAfter.
    [[nodiscard]] virtual Stored<CodeUse> useOf(const CodeUseQuery &query) = 0;

    //! The codes that went to anybody after @p after and until @p until.
    [[nodiscard]] virtual Stored<int> sentToAll(const QDateTime &after, const QDateTime &until) = 0;

    //! The wrong codes as useOf() counts them; of a requester those of whoever entered most, so the
    //! query names none. sent is not counted.
    [[nodiscard]] virtual Stored<CodeUse> worstUseOf(const CodeUseQuery &query) = 0;

    //! Stops counting the codes that were entered wrongly for @p phone until now, in attempts that
    //! were not over at @p wrongAfter; each attempt's own tries stay used.
    [[nodiscard]] virtual Stored<void> forgive(const PhoneNumber &phone,
                                               const QDateTime &wrongAfter) = 0;
};

//! Finds those who may sign in.
class TenantDirectory
{
public:
    TenantDirectory() = default;
    virtual ~TenantDirectory() = default;
    Q_DISABLE_COPY_MOVE(TenantDirectory)

    //! Everybody with exactly this number, the disabled ones included.
    [[nodiscard]] virtual Stored<QList<Tenant>> findByPhone(const PhoneNumber &phone) = 0;
    [[nodiscard]] virtual Stored<std::optional<Tenant>> find(qint64 id) = 0;
};

//! Remembers which messages were taken.
class MessageLog
{
public:
    MessageLog() = default;
    virtual ~MessageLog() = default;
    Q_DISABLE_COPY_MOVE(MessageLog)

    //! False if @p key was remembered before.
    [[nodiscard]] virtual Stored<bool> remember(const MessageKey &key, const QDateTime &now) = 0;
    [[nodiscard]] virtual Stored<bool> contains(const MessageKey &key) = 0;
};

//! Keeps the messages about which the gateway is still being asked, so that a restart loses none:
//! the gateway has been told that they were taken. Their texts are not kept.
class DeferredMessages
{
public:
    DeferredMessages() = default;
    virtual ~DeferredMessages() = default;
    Q_DISABLE_COPY_MOVE(DeferredMessages)

    //! False if it is there already. Of a sender with a hidden id only that is kept.
    [[nodiscard]] virtual Stored<bool> put(const SignInMessage &message, const QDateTime &now) = 0;
    //! The oldest first.
    [[nodiscard]] virtual Stored<QList<SignInMessage>> all() = 0;
    //! False if it was not there.
    [[nodiscard]] virtual Stored<bool> remove(const SignInMessage &message) = 0;
};

//! Remembers which number a hidden id has, as the gateway told. Neither has two of the other.
class SenderDirectory
{
public:
    SenderDirectory() = default;
    virtual ~SenderDirectory() = default;
    Q_DISABLE_COPY_MOVE(SenderDirectory)

    [[nodiscard]] virtual Stored<std::optional<PhoneNumber>> numberOf(const QString &lid) = 0;
    //! Empty if there is none.
    [[nodiscard]] virtual Stored<QString> lidOf(const PhoneNumber &phone) = 0;
    //! Replaces what was remembered of either.
    [[nodiscard]] virtual Stored<void> remember(const QString &lid, const PhoneNumber &phone,
                                                const QDateTime &now) = 0;
};

//! The senders of whom staff said who they are.
class SenderLinks
{
public:
    SenderLinks() = default;
    virtual ~SenderLinks() = default;
    Q_DISABLE_COPY_MOVE(SenderLinks)

    //! The tenant that the sender's number is linked to, else the one of the hidden id.
    [[nodiscard]] virtual Stored<std::optional<qint64>> linkedTenant(const Sender &sender) = 0;
    //! Replaces a link that the sender had. @p link.id does not matter.
    [[nodiscard]] virtual Stored<void> insert(const SenderLink &link) = 0;
};

//! The tickets of senders whom nobody knows.
class LinkTickets
{
public:
    LinkTickets() = default;
    virtual ~LinkTickets() = default;
    Q_DISABLE_COPY_MOVE(LinkTickets)

    //! An attempt has one at the most.
    [[nodiscard]] virtual Stored<void> insert(const LinkTicket &ticket) = 0;
    //! The one with these digits that is neither used nor over at @p now.
    [[nodiscard]] virtual Stored<std::optional<LinkTicket>> findLive(const QString &ticket,
                                                                     const QDateTime &now) = 0;
    //! Live or not.
    [[nodiscard]] virtual Stored<std::optional<LinkTicket>> ticketOf(const QUuid &attemptId) = 0;
    //! Writes when it was used.
    [[nodiscard]] virtual Stored<void> update(const LinkTicket &ticket) = 0;
};

//! The sessions.
class SessionStore
{
public:
    SessionStore() = default;
    virtual ~SessionStore() = default;
    Q_DISABLE_COPY_MOVE(SessionStore)

    //! The new session's id; @p session.id does not matter.
    [[nodiscard]] virtual Stored<qint64> insert(const Session &session) = 0;
    [[nodiscard]] virtual Stored<std::optional<Session>> findById(qint64 id) = 0;
    [[nodiscard]] virtual Stored<std::optional<Session>> findByAttempt(const QUuid &attemptId) = 0;
    [[nodiscard]] virtual Stored<std::optional<Session>> findByToken(const QByteArray &hash) = 0;
    //! The tenant's sessions that are live at @p now, at screens, in browsers and handed over.
    [[nodiscard]] virtual Stored<QList<Session>> liveOf(qint64 tenantId, const QDateTime &now) = 0;
    //! Writes the token hash, the time of last use, the acknowledgement and how it was ended.
    [[nodiscard]] virtual Stored<void> update(const Session &session) = 0;
};

//! The enrolled screens.
class KioskRegistry
{
public:
    KioskRegistry() = default;
    virtual ~KioskRegistry() = default;
    Q_DISABLE_COPY_MOVE(KioskRegistry)

    //! The one with this key, unless it is revoked.
    [[nodiscard]] virtual Stored<std::optional<Kiosk>> findByKey(const QByteArray &hash) = 0;
};

//! The enrolled programs.
class ServiceRegistry
{
public:
    ServiceRegistry() = default;
    virtual ~ServiceRegistry() = default;
    Q_DISABLE_COPY_MOVE(ServiceRegistry)

    //! The one with this name, unless it is revoked.
    [[nodiscard]] virtual Stored<std::optional<ServiceAccount>> findByName(const QString &name) = 0;
};

//! The hand-off codes.
class HandoffStore
{
public:
    HandoffStore() = default;
    virtual ~HandoffStore() = default;
    Q_DISABLE_COPY_MOVE(HandoffStore)

    [[nodiscard]] virtual Stored<void> insert(const HandoffCode &code) = 0;
    [[nodiscard]] virtual Stored<std::optional<HandoffCode>> findByCode(const QByteArray &hash) = 0;
    //! Writes when it was used and for which session.
    [[nodiscard]] virtual Stored<void> update(const HandoffCode &code) = 0;
    //! Lets the unused codes of a tenant that were made up to @p madeUntil expire at @p now.
    [[nodiscard]] virtual Stored<void> expireAllOf(qint64 tenantId, const QDateTime &madeUntil,
                                                   const QDateTime &now) = 0;
};

//! Keeps what happened for those who have to know it later. Append within the unit of work that
//! does what the entry tells of.
class AuditLog
{
public:
    AuditLog() = default;
    virtual ~AuditLog() = default;
    Q_DISABLE_COPY_MOVE(AuditLog)

    [[nodiscard]] virtual Stored<void> append(const AuditEntry &entry) = 0;
    //! append() for many, in their order.
    [[nodiscard]] virtual Stored<void> appendAll(const QList<AuditEntry> &entries)
    {
        for (const auto &entry : entries)
            KIOSK_CHECK(append(entry));
        return {};
    }
};

} // namespace Core
