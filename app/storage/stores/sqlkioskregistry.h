#pragma once

#include "core/model/ports.h"
#include "storage/engine/database.h"

namespace Storage {

//! Table kiosks.
class SqlKioskRegistry : public Core::KioskRegistry
{
public:
    explicit SqlKioskRegistry(Database &database);

    [[nodiscard]] Core::Stored<std::optional<Core::Kiosk>> findByKey(
        const QByteArray &hash) override;

    //! The one with this name that is not revoked.
    [[nodiscard]] Core::Stored<std::optional<Core::Kiosk>> findByName(const QString &name);
    //! Everyone, by id, the revoked ones included.
    [[nodiscard]] Core::Stored<QList<Core::Kiosk>> all();
    //! @p kiosk.id does not matter. Fails if the name is taken: look it up first, in the same unit
    //! of work.
    [[nodiscard]] Core::Stored<void> add(const Core::Kiosk &kiosk);
    [[nodiscard]] Core::Stored<void> revoke(qint64 id, const QDateTime &now);

private:
    [[nodiscard]] Core::Stored<QList<Core::Kiosk>> select(const QString &rest,
                                                          const QVariant &value = {});

    Database &m_database;
};

} // namespace Storage
