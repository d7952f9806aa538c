// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace TestSupport {

//! A step of the database that a test can make fail.
enum class Step {
    Commit,
    InsertAttempt,
    FindAttempt,
    AdvanceAttempt,
    ExpireAttempts,
    CountCodes,
    FindTenantsByPhone,
    FindTenant,
    RememberMessage,
    KnowMessage,
    DeferMessage,
    ForgetDeferred,
    LookUpSender,
    RememberSender,
    FindLink,
    WriteLink,
    InsertTicket,
    FindTicket,
    UpdateTicket,
    InsertSession,
    FindSession,
    UpdateSession,
    InsertHandoff,
    FindHandoff,
    UpdateHandoff,
    Audit,
};

//! A database in memory that keeps the promises of the ports: what fails is rolled back, and of
//! several who advance an attempt one wins. It insists that writing happens in a transaction.
class FakeStores final : public Core::UnitOfWork,
                         public Core::AttemptStore,
                         public Core::CodeHistory,
                         public Core::TenantDirectory,
                         public Core::MessageLog,
                         public Core::DeferredMessages,
                         public Core::SenderDirectory,
                         public Core::SenderLinks,
                         public Core::LinkTickets,
                         public Core::SessionStore,
                         public Core::HandoffStore,
                         public Core::ServiceRegistry,
                         public Core::AuditLog
{
public:
    //! The rows on disk, or on their way there; tests look at them and change them as they like.
    struct Rows
    {
        QHash<QUuid, Core::Attempt> attempts;
        //! How many wrong codes of an attempt count no longer.
        QHash<QUuid, int> forgiven;
        QList<Core::Tenant> tenants;
        QSet<QString> messages;
        QList<Core::SignInMessage> deferred;
        //! By hidden id.
        QHash<QString, Core::PhoneNumber> numbers;
        //! By Sender::key().
        QHash<QString, qint64> links;
        //! The rows that were inserted.
        QList<Core::SenderLink> madeLinks;
        QList<Core::LinkTicket> tickets;
        QList<Core::Session> sessions;
        QHash<QByteArray, Core::HandoffCode> handoffs;
        QList<Core::Kiosk> kiosks;
        QList<Core::ServiceAccount> services;
        QList<Core::AuditEntry> audit;
    };
    Rows rows;

    //! Fails at each such step until it is reset.
    std::optional<Step> failing;
    //! All that were taken, in their order.
    QList<Step> taken;
    //! Runs between our look at an attempt and our claim, as another server might.
    std::function<void()> beforeAdvance;

    //! "actor|action|subject|origin|detail" of each entry.
    [[nodiscard]] QStringList audited() const;

    [[nodiscard]] bool isInTransaction() const { return m_isInTransaction; }

    Core::Stored<void> execute(const std::function<Core::Stored<void>()> &work) override;

    Core::Stored<void> insert(const Core::Attempt &attempt) override;
    Core::Stored<std::optional<Core::Attempt>> find(const QUuid &id) override;
    Core::Stored<bool> advance(const Core::Attempt &changed, Core::AttemptStatus from,
                               const QDateTime &now) override;
    Core::Stored<QList<QUuid>> expire(const QDateTime &now) override;
    Core::Stored<QList<Core::Attempt>> awaitingNumberOf(qint64 tenantId,
                                                        const QDateTime &now) override;
    Core::Stored<QList<Core::Attempt>> pendingOf(const QString &kiosk,
                                                 const QDateTime &now) override;

    Core::Stored<Core::CodeUse> useOf(const Core::CodeUseQuery &query) override;
    Core::Stored<int> sentToAll(const QDateTime &after, const QDateTime &until) override;
    Core::Stored<Core::CodeUse> worstUseOf(const Core::CodeUseQuery &query) override;
    Core::Stored<void> forgive(const Core::PhoneNumber &phone,
                               const QDateTime &wrongAfter) override;

    Core::Stored<QList<Core::Tenant>> findByPhone(const Core::PhoneNumber &phone) override;
    Core::Stored<std::optional<Core::Tenant>> find(qint64 id) override;

    Core::Stored<bool> remember(const Core::MessageKey &key, const QDateTime &now) override;
    Core::Stored<bool> contains(const Core::MessageKey &key) override;

    Core::Stored<bool> put(const Core::SignInMessage &message, const QDateTime &now) override;
    Core::Stored<QList<Core::SignInMessage>> all() override;
    Core::Stored<bool> remove(const Core::SignInMessage &message) override;

    Core::Stored<std::optional<Core::PhoneNumber>> numberOf(const QString &lid) override;
    Core::Stored<QString> lidOf(const Core::PhoneNumber &phone) override;
    Core::Stored<void> remember(const QString &lid, const Core::PhoneNumber &phone,
                                const QDateTime &now) override;

    Core::Stored<std::optional<qint64>> linkedTenant(const Core::Sender &sender) override;
    Core::Stored<void> insert(const Core::SenderLink &link) override;

    Core::Stored<void> insert(const Core::LinkTicket &ticket) override;
    Core::Stored<std::optional<Core::LinkTicket>> findLive(const QString &ticket,
                                                           const QDateTime &now) override;
    Core::Stored<std::optional<Core::LinkTicket>> ticketOf(const QUuid &attemptId) override;
    Core::Stored<void> update(const Core::LinkTicket &ticket) override;

    Core::Stored<qint64> insert(const Core::Session &session) override;
    Core::Stored<std::optional<Core::Session>> findById(qint64 id) override;
    Core::Stored<std::optional<Core::Session>> findByAttempt(const QUuid &attemptId) override;
    Core::Stored<std::optional<Core::Session>> findByToken(const QByteArray &hash) override;
    Core::Stored<QList<Core::Session>> liveOf(qint64 tenantId, const QDateTime &now) override;
    Core::Stored<void> update(const Core::Session &session) override;

    Core::Stored<void> insert(const Core::HandoffCode &code) override;
    Core::Stored<std::optional<Core::HandoffCode>> findByCode(const QByteArray &hash) override;
    Core::Stored<void> update(const Core::HandoffCode &code) override;
    Core::Stored<void> expireAllOf(qint64 tenantId, const QDateTime &madeUntil,
                                   const QDateTime &now) override;

    Core::Stored<std::optional<Core::ServiceAccount>> findByName(const QString &name) override;

    Core::Stored<void> append(const Core::AuditEntry &entry) override;

private:
    [[nodiscard]] bool fails(Step step)
    {
        taken.append(step);
        return failing == step;
    }

    bool m_isInTransaction = false;
};

} // namespace TestSupport
