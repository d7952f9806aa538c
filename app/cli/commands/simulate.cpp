// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/environment.h"
#include "cli/commands/commands.h"
#include "config/keptsecret.h"
#include "core/login/loginphrase.h"
#include "core/phone/typednumber.h"
#include "service/process/processresources.h"
#include "service/process/runtimefile.h"
#include "service/setup/serversetup.h"
#include "service/simulatedphone.h"
#include "storage/stores/sqlattemptstore.h"

#include <QCoreApplication>
#include <QDateTime>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// The newest attempt that a message could still complete.
Core::Expected<QUuid, ExitCode> latestAttempt(const Call &call, const Config::Settings &settings,
                                              const Service::RunningServer &server)
{
    KIOSK_TRY(connection,
              server.database.isEmpty() ? openDatabase(call, settings)
                                        : openDatabaseAsItIs(call, server.database));
    const auto newest = Storage::SqlAttemptStore(connection->database()).newestByMessage();
    if (!newest)
        return call.console.fail(ExitCode::Database, u"the attempts cannot be read"_s);
    if (!*newest) {
        return call.console.fail(ExitCode::Failed,
                                 u"there is no attempt yet: start one on a kiosk or at /login"_s);
    }
    return (*newest)->id;
}

Core::Expected<QUuid, ExitCode> wantedAttempt(const Call &call, const Config::Settings &settings,
                                              const Service::RunningServer &server)
{
    if (!call.options.isSet(u"attempt"_s))
        return latestAttempt(call, settings, server);
    const auto id = Core::attemptIdFrom(call.options.value(u"attempt"_s));
    if (!id)
        return call.console.fail(ExitCode::Usage, u"--attempt takes an attempt's id"_s);
    return *id;
}

// The text that the person would send.
Core::Expected<QString, ExitCode> messageText(const Call &call, const Config::Settings &settings,
                                              const Service::RunningServer &server)
{
    if (call.options.isSet(u"text"_s))
        return call.options.value(u"text"_s);
    KIOSK_TRY(id, wantedAttempt(call, settings, server));
    return Core::LoginPhrase(settings.login.keyword).textFor(id);
}

Core::Expected<Core::Secret, QString> webhookToken(const Config::Settings &settings,
                                                   const Service::RunningServer &server)
{
    if (!server.hasGeneratedToken)
        return settings.greenApi.webhookToken;
    return Config::keptSecret(Config::KeptSecret::WebhookToken, server.dataDirectory,
                              Service::secureRandomBytes());
}

Outcome sendMessage(Console &console, Service::SimulatedPhone &phone,
                    const Core::PhoneNumber &sender, const QString &text)
{
    const QObject context;
    phone.send(sender, text, &context, [&console](const Service::SimulatedPhone::Verdict &verdict) {
        if (verdict)
            console.print(*verdict);
        else
            console.printError(verdict.error());
        QCoreApplication::exit(int(verdict ? ExitCode::Done : ExitCode::Network));
    });
    return outcomeOf(QCoreApplication::exec());
}

Outcome simulate(const Call &call)
{
    if (!call.options.isSet(u"phone"_s)) {
        return call.console.fail(ExitCode::Usage,
                                 u"--phone is missing: whose phone sends the message?"_s);
    }
    if (call.options.isSet(u"attempt"_s) && call.options.isSet(u"latest"_s)) {
        return call.console.fail(ExitCode::Usage, u"--attempt and --latest exclude each other"_s);
    }
    KIOSK_TRY(settings, loadSettings(call));
    const auto sender =
        Core::TypedNumber::known(call.options.value(u"phone"_s), settings.phone.region);
    if (!sender) {
        return call.console.fail(ExitCode::Usage,
                                 u"--phone is not a phone number; write it like +996555121001"_s);
    }
    const auto server = Service::runningServer();
    if (!server) {
        return call.console.fail(
            ExitCode::Network,
            u"no server of this user is running: start amt-kiosk or amt-kioskctl serve"_s);
    }
    KIOSK_TRY(text, messageText(call, settings, *server));
    const auto token = webhookToken(settings, *server);
    if (!token)
        return call.console.fail(ExitCode::Failed, token.error());
    Service::SimulatedPhone phone({.serverUrl = server->addresses.localUrl,
                                   .webhookToken = *token,
                                   .idInstance = server->idInstance,
                                   .companyNumber = server->companyNumber});
    return sendMessage(call.console, phone, *sender, text);
}

} // namespace

QList<CommandSpec> simulateCommands()
{
    return {{.words = {u"simulate"_s},
             .summary =
                 u"posts a notification to the running server as if a phone had sent the message"_s,
             .options = {{u"phone"_s, u"the sender's number"_s, u"number"_s},
                         {u"attempt"_s, u"the attempt that the message names"_s, u"id"_s},
                         {u"latest"_s,
                          u"the newest attempt (if neither --attempt nor --text is said)"_s},
                         {u"text"_s, u"another text instead of the login message"_s, u"text"_s}},
             .run = simulate}};
}

} // namespace Cli
