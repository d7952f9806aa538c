#pragma once

#include "cli/command.h"

namespace Cli {

//! Saves SQLite's database while it is in use.
class Backup : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
