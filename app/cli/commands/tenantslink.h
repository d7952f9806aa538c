#pragma once

#include "cli/command.h"

namespace Cli {

//! Says who the unknown sender with a ticket is.
class TenantsLink : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
