// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/console.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>
#include <QString>
#include <QStringList>

//! amt-kioskctl. Its commands are the rows of a table.
namespace Cli {

//! A call of a command: what was given, and where it writes to.
struct Call
{
    const QCommandLineParser &options;
    //! Positional arguments after the command's words.
    QStringList arguments;
    //! --config, or empty.
    QString configFile;
    Console &console;
};

//! A command as the help, the dispatcher and whatever documents the program know it.
struct CommandSpec
{
    //! How it is called, for example {"tenants", "add"}.
    QStringList words;
    //! The positional arguments in capitals, for example {"FILE"}; all of them are needed.
    QStringList arguments{};
    //! One line for the help.
    QString summary;
    //! In the order of the help; --help and --version come by themselves.
    QList<QCommandLineOption> options{};
    Outcome (*run)(const Call &call);
};

} // namespace Cli
