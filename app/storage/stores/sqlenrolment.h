// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/admin/adminports.h"
#include "storage/engine/database.h"

namespace Storage {

//! Table kiosks.
class SqlKioskRegistry : public Core::KioskEditor
{
public:
    explicit SqlKioskRegistry(Database &database);

    [[nodiscard]] Core::Stored<std::optional<Core::Kiosk>> findByKey(
        const QByteArray &hash) override;
    [[nodiscard]] Core::Stored<std::optional<Core::Kiosk>> findByName(const QString &name) override;
    [[nodiscard]] Core::Stored<void> add(const Core::Kiosk &kiosk) override;
    [[nodiscard]] Core::Stored<void> revoke(qint64 id, const QDateTime &now) override;

    //! Everyone, by id, the revoked ones included.
    [[nodiscard]] Core::Stored<QList<Core::Kiosk>> all();

private:
    [[nodiscard]] Core::Stored<QList<Core::Kiosk>> select(const QString &rest,
                                                          const QVariant &value = {});

    Database &m_database;
};

//! Table services.
class SqlServiceRegistry : public Core::ServiceEditor
{
public:
    explicit SqlServiceRegistry(Database &database);

    [[nodiscard]] Core::Stored<std::optional<Core::ServiceAccount>> findByName(
        const QString &name) override;
    [[nodiscard]] Core::Stored<void> add(const Core::ServiceAccount &service) override;
    [[nodiscard]] Core::Stored<void> revoke(qint64 id, const QDateTime &now) override;

    //! Everyone, by id, the revoked ones included.
    [[nodiscard]] Core::Stored<QList<Core::ServiceAccount>> all();

private:
    [[nodiscard]] Core::Stored<QList<Core::ServiceAccount>> select(const QString &rest,
                                                                   const QVariant &value = {});

    Database &m_database;
};

} // namespace Storage
