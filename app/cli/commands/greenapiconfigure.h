#pragma once

#include "cli/command.h"

namespace Cli {

//! Sets the gateway's account as this server needs it.
class GreenApiConfigure : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
