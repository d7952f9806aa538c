#pragma once

#include "config/settings.h"
#include "core/base/exitcode.h"
#include "core/base/expected.h"
#include "storage/engine/connection.h"

#include <QString>

#include <memory>

namespace Cli {

using Core::ExitCode;

// Where a command works. What is wrong has been said on standard error when one of these fails.

[[nodiscard]] Core::Expected<Config::Settings, ExitCode> loadSettings(const QString &configFile);

//! The same for who tells the mistakes in a way of their own: one sentence each. What is only worth
//! a note has been said.
[[nodiscard]] Core::Expected<Config::Settings, QStringList> readSettings(const QString &configFile);

//! This user's data directory.
[[nodiscard]] QString dataDirectory();

//! A database as it is, without migrating it.
[[nodiscard]] Core::Expected<std::unique_ptr<Storage::Connection>, ExitCode> openDatabaseAsItIs(
    const QString &url);

//! The database of the settings, brought to the current schema.
[[nodiscard]] Core::Expected<std::unique_ptr<Storage::Connection>, ExitCode> openDatabase(
    const Config::Settings &settings);

//! The same for commands that need nothing else of the settings.
[[nodiscard]] Core::Expected<std::unique_ptr<Storage::Connection>, ExitCode> openDatabaseFor(
    const QString &configFile);

} // namespace Cli
