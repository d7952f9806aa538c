#include "cli/copyfailure.h"

#include "cli/terminal/console.h"

namespace Cli {

ExitCode fail(const Storage::CopyError &error)
{
    const bool isTheDatabases = error.kind == Storage::CopyError::Kind::Database;
    return fail(isTheDatabases ? ExitCode::Database : ExitCode::Failed, error.sentence);
}

} // namespace Cli
