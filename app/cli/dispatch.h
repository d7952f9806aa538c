// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/command.h"

namespace Cli {

//! All commands, in the order of the help.
[[nodiscard]] const QList<CommandSpec> &commandTable();

//! Runs what @p arguments (without the program's name) ask for: a command, --help or --version.
[[nodiscard]] ExitCode dispatch(QStringList arguments, Console &console);

} // namespace Cli
