#pragma once

#include "cli/command.h"

namespace Cli {

//! Takes a service's secret away, with the sessions that were handed over to it.
class ServicesRevoke : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
