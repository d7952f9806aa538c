#pragma once

#include "core/ports.h"
#include "storage/database.h"

namespace Storage {

//! Table handoff_codes.
class SqlHandoffStore : public Core::HandoffStore
{
public:
    explicit SqlHandoffStore(Database &database);

    [[nodiscard]] Core::Stored<void> insert(const Core::HandoffCode &code) override;
    [[nodiscard]] Core::Stored<std::optional<Core::HandoffCode>> findByCode(
        const QByteArray &hash) override;
    [[nodiscard]] Core::Stored<void> update(const Core::HandoffCode &code) override;

private:
    Database &m_database;
};

} // namespace Storage
