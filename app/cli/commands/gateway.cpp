// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/environment.h"
#include "cli/base/gatewayaccess.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"
#include "config/choices.h"
#include "greenapi/client/client.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/gatewaycheckup.h"
#include "service/doctor/gatewaytexts.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/wantedsettings.h"
#include "service/setup/serversetup.h"

#include <QHostAddress>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

using AccountSettings = GreenApi::Answer<QJsonObject>;
using SettingChanges = GreenApi::Answer<QList<GreenApi::SettingChange>>;

// People hide secrets in the parts that are left out.
QString shownUrl(const QString &url)
{
    return QUrl(url)
        .adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
        .toString();
}

QJsonArray differencesIn(const QJsonObject &present, const Service::ServerSetup &setup)
{
    const auto changes = Service::changesNeeded(
        {.webhook = configuredWebhook(setup.settings), .webhookToken = setup.webhookToken},
        present);
    QJsonArray differences;
    for (const auto &change : GreenApi::describe(changes, present)) {
        differences.append(QJsonObject{
            {u"name"_s, change.name}, {u"value"_s, change.before}, {u"wanted"_s, change.after}});
    }
    return differences;
}

QJsonObject rowOfAccount(const Service::GatewayReport &report, const Service::ServerSetup &setup)
{
    const auto &settings = setup.settings.greenApi;
    const auto number = Service::numberIn(report);
    QJsonObject row{
        {u"state"_s, Core::toString(Service::stateOf(report.account->state))},
        {u"number"_s, number ? QJsonValue(number->masked()) : QJsonValue()},
        {u"host"_s, settings.apiUrl.host()},
        {u"mode"_s, QString(Config::Choices::gatewayMode[settings.mode])},
        {u"webhook_url"_s, QJsonValue()},
        {u"differences"_s, QJsonValue()},
        {u"queue"_s, report.queue ? QJsonValue(*report.queue) : QJsonValue()},
    };
    if (report.settings) {
        row[u"webhook_url"_s] = shownUrl(report.settings->value("webhookUrl"_L1).toString());
        row[u"differences"_s] = differencesIn(*report.settings, setup);
    }
    return row;
}

void printPair(Console &console, const QString &name, const QString &value)
{
    constexpr qsizetype width = 14;
    console.print(printable((name + u':').leftJustified(width) + value));
}

QString orUnknown(const QJsonValue &value)
{
    return value.isNull() ? u"unknown"_s : value.toVariant().toString();
}

void printDifferences(Console &console, const QJsonValue &differences)
{
    if (differences.isNull())
        return printPair(console, u"Settings"_s, u"unknown"_s);
    if (differences.toArray().isEmpty())
        return printPair(console, u"Settings"_s, u"as wanted"_s);
    for (const auto &difference : differences.toArray()) {
        printPair(console, u"Differs"_s,
                  u"%1 is \"%2\", wanted is \"%3\""_s.arg(difference["name"_L1].toString(),
                                                          difference["value"_L1].toString(),
                                                          difference["wanted"_L1].toString()));
    }
    console.print(u"To set them: amt-kioskctl greenapi configure"_s);
}

void printAccount(Console &console, const QJsonObject &row, Core::GatewayState state)
{
    const auto url = row["webhook_url"_L1];
    printPair(console, u"State"_s,
              row["state"_L1].toString() + u": "_s + Service::sentenceOf(state));
    printPair(console, u"Number"_s, orUnknown(row["number"_L1]));
    printPair(console, u"Host"_s, row["host"_L1].toString());
    printPair(console, u"Mode"_s, row["mode"_L1].toString());
    printPair(console, u"Webhook URL"_s, url == QJsonValue(QString()) ? u"none"_s : orUnknown(url));
    printPair(console, u"Queue"_s, orUnknown(row["queue"_L1]));
    printDifferences(console, row["differences"_L1]);
}

Outcome showStatus(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    KIOSK_CHECK(requireAccount(call, settings.greenApi));
    const auto setup = Service::setUpAsItIs(settings, dataDirectory());
    Service::GatewayCheckup checkup(Service::credentialsOf(settings.greenApi),
                                    [] { return QDateTime::currentDateTimeUtc(); });
    const auto report = awaited<Service::GatewayReport>(
        [&](const QObject * /*context*/, const Service::GatewayCheckup::Done &done) {
            checkup.start(done);
        });
    if (!report.account)
        return failCall(call, report.account.error());
    const auto row = rowOfAccount(report, setup);
    if (call.options.isSet(u"json"_s))
        call.console.printTable({}, {row}, true);
    else
        printAccount(call.console, row, Service::stateOf(report.account->state));
    return {};
}

bool isOnThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool mayReceive(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isOnThisMachine(url.host()));
}

// The address that notifications shall go to; empty is nowhere.
Core::Expected<QUrl, ExitCode> webhookFor(const Call &call, const Config::Settings &settings)
{
    const bool isGiven = call.options.isSet(u"webhook-url"_s);
    const auto webhook = isGiven
        ? std::optional(QUrl(call.options.value(u"webhook-url"_s).trimmed(), QUrl::StrictMode))
        : configuredWebhook(settings);
    if (!webhook) {
        return call.console.fail(
            ExitCode::Configuration,
            u"the server does not know how the internet reaches it: set server/public_url, or give --webhook-url"_s);
    }
    const bool isNowhere =
        isGiven ? call.options.value(u"webhook-url"_s).trimmed().isEmpty() : webhook->isEmpty();
    if (isNowhere || mayReceive(*webhook))
        return *webhook;
    return call.console.fail(
        isGiven ? ExitCode::Usage : ExitCode::Configuration,
        isGiven
            ? u"--webhook-url takes an https:// address, or '' for none"_s
            : u"notifications carry people's numbers and need an https:// address: correct server/public_url, or give --webhook-url"_s);
}

void printChanges(Console &console, const QList<GreenApi::SettingChange> &changes)
{
    for (const auto &change : changes) {
        console.print(
            printable(u"%1: \"%2\" → \"%3\""_s.arg(change.name, change.before, change.after)));
    }
}

Outcome setSettings(const Call &call, GreenApi::Client &client, const QJsonObject &changes)
{
    const auto saved = awaited<SettingChanges>(
        [&](const QObject *context,
            const GreenApi::Callback<QList<GreenApi::SettingChange>> &done) {
            client.setSettings(changes, context, done);
        });
    if (!saved)
        return failCall(call, saved.error());
    call.console.print(u"Set. The gateway restarts the account now: it may take up to five minutes "
                       "until it works again, as set."_s);
    return {};
}

Outcome configure(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    KIOSK_CHECK(requireAccount(call, settings.greenApi));
    KIOSK_TRY(webhook, webhookFor(call, settings));
    const auto setup = Service::setUp(settings, dataDirectory());
    if (!setup)
        return call.console.fail(exitCodeOf(setup.error().kind), setup.error().sentence);

    GreenApi::Client client(Service::credentialsOf(settings.greenApi));
    const auto present = awaited<AccountSettings>(
        [&client](const QObject *context, const GreenApi::Callback<QJsonObject> &done) {
            client.getSettings(context, done);
        });
    if (!present)
        return failCall(call, present.error());
    const auto changes =
        Service::changesNeeded({.webhook = webhook, .webhookToken = setup->webhookToken}, *present);
    printChanges(call.console, GreenApi::describe(changes, *present));
    if (changes.isEmpty()) {
        call.console.print(u"Nothing to change: the account is set as wanted."_s);
        return {};
    }
    if (call.options.isSet(u"dry-run"_s)) {
        call.console.print(u"Nothing was changed."_s);
        return {};
    }
    return setSettings(call, client, changes);
}

} // namespace

QList<CommandSpec> gatewayCommands()
{
    return {
        {.words = {u"greenapi"_s, u"status"_s},
         .summary =
             u"tells how the gateway's account is, and what of it is set otherwise than wanted"_s,
         .options = {jsonOption()},
         .run = showStatus},
        {.words = {u"greenapi"_s, u"configure"_s},
         .summary = u"sets the gateway's account as this server needs it, where it differs"_s,
         .options = {{u"webhook-url"_s,
                      u"where notifications go, '' for nowhere; server/public_url if not said"_s,
                      u"URL"_s},
                     {u"dry-run"_s, u"only tells what would be set"_s}},
         .run = configure},
    };
}

} // namespace Cli
