// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/settings.h"
#include "core/model/finding.h"
#include "storage/engine/database.h"

#include <QString>

#include <optional>

// Findings about the database. Each may take long. In the database's thread.
namespace Service {

[[nodiscard]] Core::Finding schemaFinding(Storage::Database &database);
[[nodiscard]] Core::Finding writingFinding(Storage::Database &database);

//! @p size is the file's in bytes. Looking through a file reads all of it and keeps SQLite's log
//! from being folded in meanwhile, so above 512 MiB it is left alone.
[[nodiscard]] Core::Finding integrityFinding(Storage::Database &database, qint64 size);

//! The number of people who can sign in, or that nobody can; and the faults of the numbers. Numbers
//! without a country code are of @p region ("KG").
[[nodiscard]] QList<Core::Finding> directoryFindings(Storage::Database &database,
                                                     const QString &region);

//! Whether staff at the enrolled kiosks can link numbers; empty where they can, or where that is
//! not known.
[[nodiscard]] std::optional<Core::Finding> staffPinFinding(Storage::Database &database,
                                                           const Config::Settings &settings);

} // namespace Service
