#pragma once

#include "cli/command.h"

namespace Cli {

//! Writes the directory to standard output, as an import reads it.
class TenantsExport : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
