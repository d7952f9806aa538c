#pragma once

#include "core/base/exitcode.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

//! amt-kioskctl: one class per command.
namespace Cli {

using Core::ExitCode;

//! What a command was called with.
struct Call
{
    const QCommandLineParser &options;
    //! Positional arguments after the command's words.
    QStringList arguments;
    //! --config, or empty.
    QString configFile;
};

//! One thing that amt-kioskctl can do.
class Command
{
public:
    Command() = default;
    virtual ~Command() = default;
    Q_DISABLE_COPY_MOVE(Command)

    //! How it is called, for example {"tenants", "add"}.
    [[nodiscard]] virtual QStringList words() const = 0;
    //! The positional arguments in capitals, for example {"FILE"}.
    [[nodiscard]] virtual QStringList argumentNames() const { return {}; }
    //! One line for the help.
    [[nodiscard]] virtual QString summary() const = 0;
    virtual void addOptions(QCommandLineParser & /*parser*/) const { }

    [[nodiscard]] virtual ExitCode run(const Call &call) const = 0;
};

//! All commands, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

} // namespace Cli
