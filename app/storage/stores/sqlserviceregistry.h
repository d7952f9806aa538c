#pragma once

#include "core/admin/adminports.h"
#include "storage/engine/database.h"

namespace Storage {

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
