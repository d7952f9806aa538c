// SPDX-License-Identifier: GPL-3.0-only
#include "cli/dispatch.h"

#include "cli/commands/commands.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// Removes --config FILE from @p arguments, wherever it stands; nothing if FILE is missing.
std::optional<QString> extractConfigFile(QStringList &arguments)
{
    QString file;
    for (qsizetype i = 0; i < arguments.size();) {
        if (arguments[i].startsWith("--config="_L1)) {
            file = arguments.takeAt(i).mid(9);
        } else if (arguments[i] == "--config"_L1) {
            if (i + 1 >= arguments.size())
                return std::nullopt;
            file = arguments.takeAt(i + 1);
            arguments.removeAt(i);
        } else {
            ++i;
        }
        if (file.isNull())
            continue;
        if (file.isEmpty())
            return std::nullopt;
    }
    return file;
}

QString usageLine(const CommandSpec &command)
{
    return (command.words + command.arguments).join(u' ');
}

void printHelp(Console &console)
{
    console.print(u"Usage: amt-kioskctl [--config FILE] COMMAND [OPTIONS]\n\nCommands:"_s);
    for (const auto &command : commandTable())
        console.print(u"  %1 %2"_s.arg(usageLine(command), -28).arg(command.summary));
    console.print(u"\nOptions:\n  --config FILE                the configuration file\n"
                  "  -h, --help                   this help; after a command, its own\n"
                  "  -v, --version                the version"_s);
}

void printVersion(Console &console)
{
    console.print(u"amt-kioskctl "_s + QCoreApplication::applicationVersion());
}

const CommandSpec *findCommand(const QStringList &arguments)
{
    const auto &table = commandTable();
    const auto found = std::find_if(table.begin(), table.end(), [&](const CommandSpec &command) {
        return arguments.mid(0, command.words.size()) == command.words;
    });
    return found == table.end() ? nullptr : &*found;
}

// QCommandLineParser knows the program's name only.
QString helpFor(const CommandSpec &command, const QCommandLineParser &parser)
{
    const auto options = parser.helpText().section(u'\n', 1).trimmed();
    return u"Usage: amt-kioskctl %1 [OPTIONS]\n\n%2\n\n%3"_s.arg(usageLine(command),
                                                                 command.summary, options);
}

Outcome runCommand(const CommandSpec &command, const QStringList &arguments,
                   const QString &configFile, Console &console)
{
    QCommandLineParser parser;
    // Not addHelpOption(): its --help-all would run the command.
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"this help"_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"the version"_s);
    parser.addOptions({help, version});
    parser.addOptions(command.options);
    for (const auto &name : command.arguments)
        parser.addPositionalArgument(name, {});
    const auto name = u"amt-kioskctl "_s + command.words.join(u' ');
    const auto hint = u"; see: %1 --help"_s.arg(name);
    if (!parser.parse(QStringList(name) + arguments))
        return console.fail(ExitCode::Usage, parser.errorText() + hint);
    if (parser.isSet(help)) {
        console.print(helpFor(command, parser));
        return {};
    }
    if (parser.isSet(version)) {
        printVersion(console);
        return {};
    }
    if (parser.positionalArguments().size() != command.arguments.size()) {
        return console.fail(ExitCode::Usage,
                            u"wrong number of arguments, expected: %1"_s.arg(usageLine(command))
                                + hint);
    }
    return command.run({.options = parser,
                        .arguments = parser.positionalArguments(),
                        .configFile = configFile,
                        .console = console});
}

Outcome runArguments(QStringList arguments, Console &console)
{
    const auto configFile = extractConfigFile(arguments);
    if (!configFile)
        return console.fail(ExitCode::Usage, u"--config needs the name of a file"_s);
    const auto first = arguments.value(0);
    if (first == "-h"_L1 || first == "--help"_L1 || first == "help"_L1) {
        printHelp(console);
        return {};
    }
    if (first == "-v"_L1 || first == "--version"_L1) {
        printVersion(console);
        return {};
    }
    if (const auto *command = findCommand(arguments))
        return runCommand(*command, arguments.mid(command->words.size()), *configFile, console);
    return console.fail(ExitCode::Usage,
                        arguments.isEmpty()
                            ? u"no command was given; see: amt-kioskctl --help"_s
                            : u"there is no such command: %1; see: amt-kioskctl --help"_s.arg(
                                arguments.mid(0, 2).join(u' ')));
}

} // namespace

const QList<CommandSpec> &commandTable()
{
    static const auto table = allCommands();
    return table;
}

ExitCode dispatch(QStringList arguments, Console &console)
{
    const auto done = runArguments(std::move(arguments), console);
    return done ? ExitCode::Done : done.error();
}

} // namespace Cli
