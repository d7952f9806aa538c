#pragma once

#include "cli/command.h"

namespace Cli {

//! Asks for a PIN twice and prints its hash, for kiosk/admin_pin.
class Pin : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
