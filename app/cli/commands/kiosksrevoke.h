#pragma once

#include "cli/command.h"

namespace Cli {

//! Takes a kiosk's key away, with all that is open at its screen.
class KiosksRevoke : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
