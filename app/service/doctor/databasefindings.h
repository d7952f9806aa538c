#pragma once

#include "config/settings.h"
#include "core/model/finding.h"
#include "storage/engine/database.h"

#include <QString>

#include <optional>

// Single findings about the database. Each may take long.
namespace Service {

[[nodiscard]] Core::Finding schemaFinding(Storage::Database &database);
[[nodiscard]] Core::Finding writingFinding(Storage::Database &database);

//! @p size is the file's in bytes. Looking through a file reads all of it and keeps SQLite's log
//! from being folded in meanwhile, so above 512 MiB it is left alone.
[[nodiscard]] Core::Finding integrityFinding(Storage::Database &database, qint64 size);

//! How many can sign in, or that nobody can; and what is wrong with the numbers. Numbers that
//! people wrote without a country code are of @p region.
[[nodiscard]] QList<Core::Finding> directoryFindings(Storage::Database &database,
                                                     const QString &region);

//! Whether staff at the enrolled kiosks can link numbers; nothing where all is well, or where it is
//! not known.
[[nodiscard]] std::optional<Core::Finding> staffPinFinding(Storage::Database &database,
                                                           const Config::Settings &settings);

} // namespace Service
