// SPDX-License-Identifier: GPL-3.0-only
#include "config/loader.h"
#include "config/values.h"
#include "core/base/expected.h"
#include "kiosk/machine/singleinstance.h"
#include "main/application.h"
#include "main/arguments.h"
#include "main/restarter.h"
#include "service/process/logging.h"
#include "service/process/processresources.h"
#include "service/process/processsignals.h"

#include <QApplication>

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using namespace Qt::StringLiterals;
using Core::ExitCode;

QStringList commandLineOf(int argc, char *argv[])
{
    QStringList commandLine;
    for (int i = 0; i < argc; ++i)
        commandLine.append(QString::fromLocal8Bit(argv[i]));
    return commandLine;
}

void printError(const QString &sentence)
{
    std::fprintf(stderr, "amt-kiosk: %s\n", qUtf8Printable(sentence));
}

int fail(ExitCode code, const QString &sentence)
{
    printError(sentence);
    return int(code);
}

// Qt would abort with a core dump where it finds no display.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

QtMessageHandler usualHandler = nullptr;

// Qt would abort with a core dump where the display does not answer, too.
void endWithoutDisplay(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtFatalMsg)
        return usualHandler(type, context, message);
    std::_Exit(fail(ExitCode::Failed,
                    u"the display cannot be opened: check that it is there and lets this user in, "
                    "or use amt-kioskctl serve for the server alone"_s));
}

// The kiosk has no text fields, and an input method's own keys open its windows and menus.
void disableInputMethods()
{
    qunsetenv("QT_IM_MODULES"); // from Qt 6.7 on it comes before the other
    qputenv("QT_IM_MODULE", "none");
}

// Empty if no kiosk is to be shown on this screen; an error if it has one already.
Core::Expected<std::optional<Kiosk::SingleInstance>, QString> claimScreen(
    const Main::Arguments &arguments)
{
    if (!arguments.screenshotDirectory.isEmpty())
        return {};
    return Kiosk::SingleInstance::claim();
}

// Everything has ended when it returns.
int showKiosk(int argc, char *argv[], const Main::Arguments &arguments,
              const Config::Settings &settings)
{
    const auto hangUp =
        settings.server.tlsCertificate.isEmpty() ? Service::HangUp::Ends : Service::HangUp::Reloads;
    Service::blockProcessSignals(hangUp);
    disableInputMethods();
    usualHandler = qInstallMessageHandler(endWithoutDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(usualHandler);
    // A picture of the tour, or a dialog of the system, may be the last window for a moment.
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setApplicationName(u"amt-kiosk"_s);
    QApplication::setApplicationVersion(QStringLiteral(KIOSK_VERSION));
    const auto screen = claimScreen(arguments);
    if (!screen)
        return fail(ExitCode::Failed, screen.error());
    const Service::ProcessSignals processSignals(hangUp);
    Main::Application program(arguments, settings);
    // Not quit(), which asks the window first; and the window lets nobody close it.
    QObject::connect(&processSignals, &Service::ProcessSignals::endRequested, &application,
                     [] { QApplication::exit(int(ExitCode::Done)); });
    QObject::connect(&processSignals, &Service::ProcessSignals::reloadRequested, &program,
                     &Main::Application::reloadTls);
    QObject::connect(&program, &Main::Application::ended, &application,
                     [](int exitCode) { QApplication::exit(exitCode); });
    // In the loop, so that a failure at once can end it.
    QMetaObject::invokeMethod(&program, &Main::Application::start, Qt::QueuedConnection);
    return QApplication::exec();
}

int run(int argc, char *argv[])
{
    const auto arguments =
        Main::argumentsFrom(commandLineOf(argc, argv), QStringLiteral(KIOSK_VERSION));
    if (!arguments && arguments.error().isHelp) {
        std::printf("%s\n", qUtf8Printable(arguments.error().text));
        return int(ExitCode::Done);
    }
    if (!arguments)
        return fail(ExitCode::Usage, arguments.error().text);
    const Config::Sources sources{.file = arguments->configFile,
                                  .environment = QProcessEnvironment::systemEnvironment()};
    for (const auto &note : Config::notes(sources))
        printError(u"note: "_s + note);
    const auto settings = Config::load(sources);
    if (!settings) {
        for (const auto &mistake : settings.error())
            fail(ExitCode::Configuration, mistake);
        return int(ExitCode::Configuration);
    }
    if (arguments->server && !Config::isPrivate(*arguments->server))
        return fail(ExitCode::Configuration, u"--server "_s + Config::notPrivate());
    if (!hasDisplay()) {
        return fail(ExitCode::Failed,
                    u"there is no display: start it in a graphical session, or use amt-kioskctl "
                    "serve for the server alone"_s);
    }
    return showKiosk(argc, argv, *arguments, *settings);
}

} // namespace

int main(int argc, char *argv[])
{
    const Main::Restarter restarter(argv);
    Service::preventCoreDumps();
    umask(077); // the database and the token in the data directory are nobody else's
    qputenv("QT_NO_GLIB", "1"); // Qt's own event dispatcher is the faster one for many sockets
    Service::installLogSink();

    const int exitCode = run(argc, argv);
    if (exitCode != Main::restartRequested)
        return exitCode;
    restarter.startAnew();
    return fail(ExitCode::Failed,
                u"the kiosk cannot be started anew: %1"_s.arg(qt_error_string(errno)));
}
