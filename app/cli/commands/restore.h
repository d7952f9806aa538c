#pragma once

#include "cli/command.h"

namespace Cli {

//! Brings a backup of SQLite's database back while it is in use.
class Restore : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
