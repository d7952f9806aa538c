#pragma once

#include "cli/command.h"

namespace Cli {

//! Enrols a kiosk and prints its key, once.
class KiosksAdd : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
