#pragma once

#include "cli/command.h"

namespace Cli {

//! The server alone, until it is told to end.
class Serve : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
