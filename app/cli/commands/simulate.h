#pragma once

#include "cli/command.h"

namespace Cli {

//! Posts a notification to the running server as if somebody had sent the message.
class Simulate : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
