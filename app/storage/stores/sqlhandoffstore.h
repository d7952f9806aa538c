#pragma once

#include "core/admin/adminports.h"
#include "storage/engine/database.h"

namespace Storage {

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
