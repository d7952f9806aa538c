#pragma once

#include "cli/command.h"

namespace Cli {

//! Goes through the whole set-up and says what is wrong with it.
class Doctor : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
