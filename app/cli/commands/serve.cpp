// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/environment.h"
#include "cli/commands/commands.h"
#include "service/loginserver.h"
#include "service/process/processsignals.h"
#include "service/process/runtimefile.h"

#include <QCoreApplication>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

Outcome serve(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto setup = Service::setUp(settings, dataDirectory());
    if (!setup)
        return call.console.fail(exitCodeOf(setup.error().kind), setup.error().sentence);

    Service::blockProcessSignals(Service::HangUp::Reloads);
    const Service::ProcessSignals processSignals(Service::HangUp::Reloads);
    const auto server = Service::LoginServer::start(*setup);
    if (!server)
        return call.console.fail(exitCodeOf(server.error().kind), server.error().sentence);
    auto *const application = QCoreApplication::instance();
    QObject::connect(&processSignals, &Service::ProcessSignals::endRequested, application,
                     &QCoreApplication::quit);
    QObject::connect(&processSignals, &Service::ProcessSignals::reloadRequested, application,
                     [&server] { (*server)->reloadTls(); });
    const auto &addresses = (*server)->addresses();
    const Service::RuntimeFile runtimeFile(Service::describe(*setup, addresses));
    call.console.print(u"Listening on %1"_s.arg(addresses.url.toString()));
    return outcomeOf(QCoreApplication::exec());
}

} // namespace

QList<CommandSpec> serveCommands()
{
    return {{.words = {u"serve"_s},
             .summary = u"runs the server alone, for many kiosks or web logins"_s,
             .run = serve}};
}

} // namespace Cli
