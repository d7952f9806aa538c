#pragma once

#include "storage/engine/database.h"

#include <optional>

namespace Storage {

//! Notices that somebody else has written to the database.
class ForeignChanges
{
public:
    explicit ForeignChanges(Database &database);

    //! True if another connection has committed since the last call, or if that cannot be known.
    [[nodiscard]] bool happened();

private:
    Database &m_database;
    std::optional<qint64> m_version;
};

} // namespace Storage
