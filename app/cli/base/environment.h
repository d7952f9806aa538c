// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/command.h"
#include "config/settings.h"
#include "core/model/ports.h"
#include "storage/engine/connection.h"

#include <QString>

#include <memory>

namespace Cli {

// The settings, the data directory and the database that a command works with. Errors have been
// printed when one of these fails, unless they are the value.

using DatabaseConnection = std::unique_ptr<Storage::Connection>;

[[nodiscard]] Core::Expected<Config::Settings, ExitCode> loadSettings(const Call &call);

//! loadSettings() without printing the mistakes: they are the error, one sentence each. What is
//! only worth a note is printed.
[[nodiscard]] Core::Expected<Config::Settings, QStringList> readSettings(const Call &call);

//! This user's data directory.
[[nodiscard]] QString dataDirectory();

//! A database as it is, without migrating it.
[[nodiscard]] Core::Expected<DatabaseConnection, ExitCode> openDatabaseAsItIs(const Call &call,
                                                                              const QString &url);

//! The database of the settings, brought to the current schema.
[[nodiscard]] Core::Expected<DatabaseConnection, ExitCode> openDatabase(
    const Call &call, const Config::Settings &settings);

//! The same for commands that need nothing else of the settings.
[[nodiscard]] Core::Expected<DatabaseConnection, ExitCode> openDatabase(const Call &call);

//! Returns the value of @p result, or prints "<failure>; see the log line above".
template <typename Value>
[[nodiscard]] Core::Expected<Value, ExitCode> checkStored(const Call &call,
                                                          Core::Stored<Value> result,
                                                          const QString &failure)
{
    return std::move(result).map_error([&](Core::StorageError) {
        const QString end = QStringLiteral("; see the log line above");
        return call.console.fail(ExitCode::Database, failure + end).value();
    });
}

} // namespace Cli
