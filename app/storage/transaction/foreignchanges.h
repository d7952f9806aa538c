// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/engine/statement.h"

#include <optional>

namespace Storage {

//! Notices that somebody else has written to the database.
class ForeignChanges
{
public:
    explicit ForeignChanges(Database &database)
        : m_database(database)
    {
    }

    //! True if another connection has committed since the last call, or if that cannot be known.
    [[nodiscard]] bool happened()
    {
        // SQLite changes this number for commits of other connections only.
        auto query = execute(m_database, QStringLiteral("PRAGMA data_version"));
        if (!query || !query->next())
            return true;
        const auto version = query->value(0).toLongLong();
        const bool isChanged = version != m_version;
        m_version = version;
        return isChanged;
    }

private:
    Database &m_database;
    std::optional<qint64> m_version;
};

} // namespace Storage
