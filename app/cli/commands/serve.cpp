#include "cli/commands/serve.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "service/loginserver.h"
#include "service/process/processsignals.h"
#include "service/process/runtimefile.h"

#include <QCoreApplication>

namespace Cli {

using namespace Qt::StringLiterals;

QStringList Serve::words() const
{
    return {u"serve"_s};
}

QString Serve::summary() const
{
    return u"runs the server alone, for many kiosks or web logins"_s;
}

ExitCode Serve::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto setup = Service::setUp(*settings, dataDirectory());
    if (!setup)
        return fail(exitCodeOf(setup.error().kind), setup.error().sentence);

    Service::blockProcessSignals(Service::HangUp::Reloads);
    const Service::ProcessSignals processSignals(Service::HangUp::Reloads);
    const auto server = Service::LoginServer::start(*setup);
    if (!server)
        return fail(exitCodeOf(server.error().kind), server.error().sentence);
    auto *const application = QCoreApplication::instance();
    QObject::connect(&processSignals, &Service::ProcessSignals::endRequested, application,
                     &QCoreApplication::quit);
    QObject::connect(&processSignals, &Service::ProcessSignals::reloadRequested, application,
                     [&server] { (*server)->reloadTls(); });
    const auto &addresses = (*server)->addresses();
    const Service::RuntimeFile runtimeFile(Service::describe(*setup, addresses));
    say(u"Listening on %1"_s.arg(addresses.url.toString()));
    return ExitCode(QCoreApplication::exec());
}

} // namespace Cli
