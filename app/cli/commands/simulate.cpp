#include "cli/commands/simulate.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "config/keptsecret.h"
#include "core/login/loginphrase.h"
#include "core/phone/typednumber.h"
#include "service/process/randombytes.h"
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
Core::Expected<QUuid, ExitCode> latestAttempt(const Config::Settings &settings,
                                              const Service::RunningServer &server)
{
    const auto connection =
        server.database.isEmpty() ? openDatabase(settings) : openDatabaseAsItIs(server.database);
    if (!connection)
        return Core::Unexpected(connection.error());
    const auto newest = Storage::SqlAttemptStore((*connection)->database()).newestByMessage();
    if (!newest)
        return Core::Unexpected(fail(ExitCode::Database, u"the attempts cannot be read"_s));
    if (!*newest) {
        return Core::Unexpected(fail(
            ExitCode::Failed, u"there is no attempt yet: start one on a kiosk or at /login"_s));
    }
    return (*newest)->id;
}

// What the person would send.
Core::Expected<QString, ExitCode> messageText(const Call &call, const Config::Settings &settings,
                                              const Service::RunningServer &server)
{
    if (call.options.isSet(u"text"_s))
        return call.options.value(u"text"_s);
    const Core::LoginPhrase phrase(settings.login.keyword);
    if (call.options.isSet(u"attempt"_s)) {
        const auto id = Core::attemptIdFrom(call.options.value(u"attempt"_s));
        if (!id)
            return Core::Unexpected(fail(ExitCode::Usage, u"--attempt takes an attempt's id"_s));
        return phrase.textFor(*id);
    }
    const auto id = latestAttempt(settings, server);
    if (!id)
        return Core::Unexpected(id.error());
    return phrase.textFor(*id);
}

Core::Expected<Core::Secret, QString> webhookToken(const Config::Settings &settings,
                                                   const Service::RunningServer &server)
{
    if (!server.hasGeneratedToken)
        return settings.greenApi.webhookToken;
    return Config::keptSecret(Config::KeptSecret::WebhookToken, server.dataDirectory,
                              Service::secureRandomBytes());
}

ExitCode send(Service::SimulatedPhone &phone, const Core::PhoneNumber &sender, const QString &text)
{
    const QObject context;
    phone.send(sender, text, &context, [](const Service::SimulatedPhone::Verdict &verdict) {
        if (verdict)
            say(*verdict);
        QCoreApplication::exit(
            int(verdict ? ExitCode::Done : fail(ExitCode::Network, verdict.error())));
    });
    return ExitCode(QCoreApplication::exec());
}

} // namespace

QStringList Simulate::words() const
{
    return {u"simulate"_s};
}

QString Simulate::summary() const
{
    return u"posts a notification to the running server as if a phone had sent the message"_s;
}

void Simulate::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"phone"_s, u"the sender's number"_s, u"number"_s});
    parser.addOption({u"attempt"_s, u"the attempt that the message names"_s, u"id"_s});
    parser.addOption(
        {u"latest"_s, u"the newest attempt (if neither --attempt nor --text is said)"_s});
    parser.addOption({u"text"_s, u"another text instead of the login message"_s, u"text"_s});
}

ExitCode Simulate::run(const Call &call) const
{
    if (!call.options.isSet(u"phone"_s))
        return fail(ExitCode::Usage, u"--phone is missing: whose phone sends the message?"_s);
    if (call.options.isSet(u"attempt"_s) && call.options.isSet(u"latest"_s))
        return fail(ExitCode::Usage, u"--attempt and --latest exclude each other"_s);
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto sender =
        Core::TypedNumber::known(call.options.value(u"phone"_s), settings->phone.region);
    if (!sender)
        return fail(ExitCode::Usage,
                    u"--phone is not a phone number; write it like +996555121001"_s);
    const auto server = Service::runningServer();
    if (!server) {
        return fail(ExitCode::Network,
                    u"no server of this user is running: start amt-kiosk or amt-kioskctl serve"_s);
    }
    const auto text = messageText(call, *settings, *server);
    if (!text)
        return text.error();
    const auto token = webhookToken(*settings, *server);
    if (!token)
        return fail(ExitCode::Failed, token.error());
    Service::SimulatedPhone phone({.serverUrl = server->addresses.localUrl,
                                   .webhookToken = *token,
                                   .idInstance = server->idInstance,
                                   .companyNumber = server->companyNumber});
    return send(phone, *sender, *text);
}

} // namespace Cli
