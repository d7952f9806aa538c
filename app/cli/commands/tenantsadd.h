#pragma once

#include "cli/command.h"

namespace Cli {

//! Puts one tenant into the directory.
class TenantsAdd : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
