// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "storage/engine/database.h"
#include "storage/engine/statement.h"

namespace Storage {

//! Table sessions.
class SqlSessionStore : public Core::SessionStore, public Core::SessionRevoker
{
public:
    explicit SqlSessionStore(Database &database);

    [[nodiscard]] Core::Stored<qint64> insert(const Core::Session &session) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findById(qint64 id) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findByAttempt(
        const QUuid &attemptId) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> findByToken(
        const QByteArray &hash) override;
    [[nodiscard]] Core::Stored<QList<Core::Session>> liveOf(qint64 tenantId,
                                                            const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> update(const Core::Session &session) override;

    [[nodiscard]] Core::Stored<void> endAllOfTenant(qint64 tenantId, const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> endAllOfKiosk(const QString &kiosk,
                                                   const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> endAllOfService(const QString &service,
                                                     const QDateTime &now) override;
    [[nodiscard]] Core::Stored<int> endAllThrough(const Core::SenderLink &link,
                                                  const QDateTime &now) override;

    //! The newest @p limit sessions, newest first.
    [[nodiscard]] Core::Stored<QList<Core::Session>> newest(int limit);

private:
    [[nodiscard]] Core::Stored<QList<Core::Session>> select(const QString &rest,
                                                            const Bindings &bindings);
    [[nodiscard]] Core::Stored<std::optional<Core::Session>> selectOne(const QString &column,
                                                                       const QVariant &value);

    Database &m_database;
};

//! Table handoff_codes.
class SqlHandoffStore : public Core::HandoffStore, public Core::HandoffRevoker
{
public:
    explicit SqlHandoffStore(Database &database);

    [[nodiscard]] Core::Stored<void> insert(const Core::HandoffCode &code) override;
    [[nodiscard]] Core::Stored<std::optional<Core::HandoffCode>> findByCode(
        const QByteArray &hash) override;
    [[nodiscard]] Core::Stored<void> update(const Core::HandoffCode &code) override;
    [[nodiscard]] Core::Stored<void> expireAllOf(qint64 tenantId, const QDateTime &madeUntil,
                                                 const QDateTime &now) override;
    [[nodiscard]] Core::Stored<void> expireAllOfKiosk(const QString &kiosk,
                                                      const QDateTime &now) override;

private:
    Database &m_database;
};

} // namespace Storage
