#pragma once

#include "core/model/finding.h"
#include "storage/engine/connection.h"

#include <QString>

namespace Service {

//! Which database is meant, and who looks at it. @p databaseUrl is ServerSetup's; its password is
//! not told. @p used is what a connection was made with, if there was one.
[[nodiscard]] Core::Finding placeFinding(const QString &databaseUrl,
                                         const std::optional<Storage::PostgresUrl> &used = {});

//! Why the database cannot be opened, with what mends just that: a password is not corrected by
//! starting a server. @p sentence is what was said of it.
[[nodiscard]] Core::Finding openingFinding(const QString &databaseUrl, const QString &sentence);

//! The file of a database of SQLite; empty for PostgreSQL.
[[nodiscard]] QString databaseFileOf(const QString &databaseUrl);

} // namespace Service
