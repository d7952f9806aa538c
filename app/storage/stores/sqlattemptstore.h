// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "storage/engine/statement.h"

namespace Storage {

//! Table login_attempts.
class SqlAttemptStore : public Core::AttemptStore,
                        public Core::CodeHistory,
                        public Core::AttemptCanceller
{
public:
    explicit SqlAttemptStore(Database &database);

    [[nodiscard]] Core::Stored<void> insert(const Core::Attempt &attempt) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Attempt>> find(const QUuid &id) override;
    [[nodiscard]] Core::Stored<bool> advance(const Core::Attempt &changed, Core::AttemptStatus from,
                                             const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<QUuid>> expire(const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> awaitingNumberOf(
        qint64 tenantId, const QDateTime &now) override;
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> pendingOf(const QString &kiosk,
                                                               const QDateTime &now) override;

    [[nodiscard]] Core::Stored<Core::CodeUse> useOf(const Core::CodeUseQuery &query) override;
    [[nodiscard]] Core::Stored<int> sentToAll(const QDateTime &after,
                                              const QDateTime &until) override;
    [[nodiscard]] Core::Stored<Core::CodeUse> worstUseOf(const Core::CodeUseQuery &query) override;
    [[nodiscard]] Core::Stored<void> forgive(const Core::PhoneNumber &phone,
                                             const QDateTime &wrongAfter) override;

    [[nodiscard]] Core::Stored<void> cancelAllOf(const QString &kiosk,
                                                 const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> cancelAllThrough(const Core::SenderLink &link,
                                                      const QDateTime &now) override;

    //! Whether an attempt that began before @p begunBefore could still be completed by a message.
    [[nodiscard]] Core::Stored<bool> isMessageAwaited(const QDateTime &begunBefore,
                                                      const QDateTime &now);

    //! The newest @p limit attempts, newest first.
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> newest(int limit);
    //! The newest @p limit attempts of a kiosk, newest first, of which there is something to tell:
    //! a message came, or they failed otherwise than by their time or a cancellation.
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> newestEventful(const QString &kiosk,
                                                                    int limit);
    //! The newest @p limit attempts of a kiosk, newest first.
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> newestOf(const QString &kiosk, int limit);

    //! The newest attempt that waits, or waited, for a message.
    [[nodiscard]] Core::Stored<std::optional<Core::Attempt>> newestByMessage();

private:
    [[nodiscard]] Core::Stored<QList<Core::Attempt>> select(const QString &rest,
                                                            const Bindings &bindings);

    Database &m_database;
};

} // namespace Storage
