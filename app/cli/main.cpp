#include "cli/command.h"
#include "cli/terminal/console.h"
#include "service/process/coredumps.h"
#include "service/process/logsink.h"

#include <QCoreApplication>

#include <sys/stat.h>

#include <optional>

namespace {

using namespace Qt::StringLiterals;

// Takes --config FILE out of @p arguments, wherever it stands; nothing if FILE is missing.
std::optional<QString> takeConfigFile(QStringList &arguments)
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

QString usageLine(const Cli::Command &command)
{
    return (command.words() + command.argumentNames()).join(u' ');
}

void sayHelp(const std::vector<std::unique_ptr<Cli::Command>> &commands)
{
    Cli::say(u"Usage: amt-kioskctl [--config FILE] COMMAND [OPTIONS]\n\nCommands:"_s);
    for (const auto &command : commands)
        Cli::say(u"  %1 %2"_s.arg(usageLine(*command), -28).arg(command->summary()));
    Cli::say(u"\nOptions:\n  --config FILE                the configuration file\n"
             "  -h, --help                   this help; after a command, its own\n"
             "  -v, --version                the version"_s);
}

const Cli::Command *commandFor(const std::vector<std::unique_ptr<Cli::Command>> &commands,
                               const QStringList &arguments)
{
    for (const auto &command : commands) {
        const auto words = command->words();
        if (arguments.mid(0, words.size()) == words)
            return command.get();
    }
    return nullptr;
}

Cli::ExitCode sayVersion()
{
    Cli::say(u"amt-kioskctl "_s + QCoreApplication::applicationVersion());
    return Cli::ExitCode::Done;
}

// QCommandLineParser knows the program's name only.
QString helpFor(const Cli::Command &command, const QCommandLineParser &parser)
{
    const auto options = parser.helpText().section(u'\n', 1).trimmed();
    return u"Usage: amt-kioskctl %1 [OPTIONS]\n\n%2\n\n%3"_s.arg(usageLine(command),
                                                                 command.summary(), options);
}

Cli::ExitCode run(const Cli::Command &command, const QStringList &arguments,
                  const QString &configFile)
{
    QCommandLineParser parser;
    // Not addHelpOption(): its --help-all would run the command.
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"this help"_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"the version"_s);
    parser.addOptions({help, version});
    command.addOptions(parser);
    for (const auto &name : command.argumentNames())
        parser.addPositionalArgument(name, {});
    const auto name = u"amt-kioskctl "_s + command.words().join(u' ');
    const auto hint = u"; see: %1 --help"_s.arg(name);
    if (!parser.parse(QStringList(name) + arguments))
        return Cli::fail(Cli::ExitCode::Usage, parser.errorText() + hint);
    if (parser.isSet(help)) {
        Cli::say(helpFor(command, parser));
        return Cli::ExitCode::Done;
    }
    if (parser.isSet(version))
        return sayVersion();
    if (parser.positionalArguments().size() != command.argumentNames().size()) {
        return Cli::fail(Cli::ExitCode::Usage,
                         u"wrong number of arguments, expected: %1"_s.arg(usageLine(command))
                             + hint);
    }
    return command.run(
        {.options = parser, .arguments = parser.positionalArguments(), .configFile = configFile});
}

Cli::ExitCode dispatch(QStringList arguments)
{
    const auto commands = Cli::allCommands();
    const auto configFile = takeConfigFile(arguments);
    if (!configFile)
        return Cli::fail(Cli::ExitCode::Usage, u"--config needs the name of a file"_s);
    const auto first = arguments.value(0);
    if (first == "-h"_L1 || first == "--help"_L1 || first == "help"_L1) {
        sayHelp(commands);
        return Cli::ExitCode::Done;
    }
    if (first == "-v"_L1 || first == "--version"_L1)
        return sayVersion();
    const auto *command = commandFor(commands, arguments);
    if (!command) {
        return Cli::fail(Cli::ExitCode::Usage,
                         arguments.isEmpty()
                             ? u"no command was given; see: amt-kioskctl --help"_s
                             : u"there is no such command: %1; see: amt-kioskctl --help"_s.arg(
                                 arguments.mid(0, 2).join(u' ')));
    }
    return run(*command, arguments.mid(command->words().size()), *configFile);
}

} // namespace

int main(int argc, char *argv[])
{
    Service::preventCoreDumps();
    umask(077); // the database and the token in the data directory are nobody else's
    qputenv("QT_NO_GLIB", "1"); // Qt's own event dispatcher is the faster one for many sockets
    Service::installLogSink();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"amt-kiosk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KIOSK_VERSION));
    return int(dispatch(application.arguments().mid(1)));
}
