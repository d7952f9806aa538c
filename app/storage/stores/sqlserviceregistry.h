#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

namespace Storage {

//! Table services.
class SqlServiceRegistry : public Core::ServiceRegistry
{
public:
    explicit SqlServiceRegistry(Database &database);

    [[nodiscard]] Core::Stored<std::optional<Core::ServiceAccount>> findByName(
        const QString &name) override;

    //! Everyone, by id, the revoked ones included.
    [[nodiscard]] Core::Stored<QList<Core::ServiceAccount>> all();
    //! @p service.id does not matter. Fails if the name is taken: look it up first, in the same
    //! unit of work.
    [[nodiscard]] Core::Stored<void> add(const Core::ServiceAccount &service);
    [[nodiscard]] Core::Stored<void> revoke(qint64 id, const QDateTime &now);

private:
    [[nodiscard]] Core::Stored<QList<Core::ServiceAccount>> select(const QString &rest,
                                                                   const QVariant &value = {});

    Database &m_database;
};

} // namespace Storage
