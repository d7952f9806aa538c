#pragma once

#include "cli/command.h"
#include "storage/upkeep/backup.h"

namespace Cli {

//! Tells why a database was not copied, and what the program ends with.
[[nodiscard]] ExitCode fail(const Storage::CopyError &error);

} // namespace Cli
