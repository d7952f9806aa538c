#pragma once

#include "cli/command.h"

namespace Cli {

//! Brings the directory up to a CSV file: all of it or, if any line is faulty, nothing.
class TenantsImport : public Command
{
public:
    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser &parser) const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;
};

} // namespace Cli
