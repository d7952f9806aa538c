#pragma once

#include "core/attempt.h"
#include "core/audit.h"
#include "core/expected.h"
#include "core/handoff.h"
#include "core/kiosk.h"
#include "core/serviceaccount.h"
#include "core/session.h"
#include "core/tenant.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

// What the core needs from outside. All of it is called in one thread, the server's.
namespace Core {

//! The database did not do what was asked; the details are in the log. Nothing was changed.
enum class StorageError { Unavailable };

template <typename Value>
using Stored = Expected<Value, StorageError>;

//! Makes several steps one.
class UnitOfWork
{
public:
    UnitOfWork() = default;
    virtual ~UnitOfWork() = default;
    Q_DISABLE_COPY_MOVE(UnitOfWork)

    //! Runs @p work in one transaction. On success everything it did is on disk when this returns;
    //! on an error of @p work or of the commit nothing of it is.
    [[nodiscard]] virtual Stored<void> commit(const std::function<Stored<void>()> &work) = 0;
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

    //! The pending attempts of a kiosk that wait for a message and are not over at @p now, the
    //! oldest first.
    [[nodiscard]] virtual Stored<QList<Attempt>> pendingOf(const QString &kiosk,
                                                           const QDateTime &now) = 0;
};

//! What was done with the codes for one number.
struct CodeUse
{
    int sent = 0;
    int wrong = 0;
};

//! Counts codes, for the limits on them.
class CodeHistory
{
public:
    CodeHistory() = default;
    virtual ~CodeHistory() = default;
    Q_DISABLE_COPY_MOVE(CodeHistory)

    //! The codes that went to @p phone after @p sentAfter, and the wrong ones that were entered for
    //! it in attempts that were not over at @p wrongAfter, the earlier of the two times.
    [[nodiscard]] virtual Stored<CodeUse> useOf(const PhoneNumber &phone,
                                                const QDateTime &sentAfter,
                                                const QDateTime &wrongAfter) = 0;
};

//! Who may sign in.
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

//! What makes a WhatsApp message one and the same, however often the gateway repeats it. The id
//! alone is chosen by the sender's phone and is not unique.
struct MessageKey
{
    qint64 instance = 0;
    QString chat;
    //! Empty if the gateway left it out: then the message cannot be recognised again.
    QString messageId;
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
    //! Writes the token hash, the time of last use, the acknowledgement and the sign-out.
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
};

//! What happened, for those who have to know it later. Append within the unit of work that does
//! what the entry tells of.
class AuditLog
{
public:
    AuditLog() = default;
    virtual ~AuditLog() = default;
    Q_DISABLE_COPY_MOVE(AuditLog)

    [[nodiscard]] virtual Stored<void> append(const AuditEntry &entry) = 0;
};

//! Gives a person the number that they enter on the screen, in WhatsApp. It returns at once;
//! whether the message arrives shows later.
class ConfirmationSender
{
public:
    ConfirmationSender() = default;
    virtual ~ConfirmationSender() = default;
    Q_DISABLE_COPY_MOVE(ConfirmationSender)

    //! Called after the commit. @p number is two digits.
    virtual void send(const Attempt &attempt, const QString &number) = 0;
};

//! Gives a person the code to sign in with, in WhatsApp. It returns at once: how long an answer
//! takes must not tell whether a code went out.
class CodeSender
{
public:
    CodeSender() = default;
    virtual ~CodeSender() = default;
    Q_DISABLE_COPY_MOVE(CodeSender)

    //! Called after the commit. @p code is six digits, for @p attempt's expectedPhone.
    virtual void send(const Attempt &attempt, const QString &code) = 0;
};

//! Tells those who wait. Called after the commit, never before, but for messageArrived().
class OutcomePublisher
{
public:
    OutcomePublisher() = default;
    virtual ~OutcomePublisher() = default;
    Q_DISABLE_COPY_MOVE(OutcomePublisher)

    //! A message that names this pending attempt is in and being looked at.
    virtual void messageArrived(const QUuid &attemptId) = 0;
    virtual void attemptChanged(const QUuid &attemptId) = 0;
};

} // namespace Core
