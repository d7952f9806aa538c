#pragma once

#include "cli/command.h"

namespace Cli {

//! Tells how the gateway's account is and how it is set.
class GreenApiStatus : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
