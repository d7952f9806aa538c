// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/finding.h"
#include "storage/engine/connection.h"

#include <QString>

namespace Service {

//! The database that is meant, and the user that examines it. @p databaseUrl is ServerSetup's; its
//! password is left out. @p used is the URL of the connection, if there was one.
[[nodiscard]] Core::Finding placeFinding(const QString &databaseUrl,
                                         const std::optional<Storage::PostgresUrl> &used = {});

//! The reason why the database cannot be opened, with the cure for just that: starting a server
//! does not correct a password. @p sentence is the error's.
[[nodiscard]] Core::Finding openingFinding(const QString &databaseUrl, const QString &sentence);

//! The file of a SQLite database; empty for PostgreSQL.
[[nodiscard]] QString databaseFileOf(const QString &databaseUrl);

} // namespace Service
