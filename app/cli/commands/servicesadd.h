#pragma once

#include "cli/command.h"

namespace Cli {

//! Enrols a service and prints its secret, once.
class ServicesAdd : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
