#pragma once

#include "cli/command.h"

namespace Cli {

//! Takes a link of a sender to a tenant back.
class TenantsUnlink : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
