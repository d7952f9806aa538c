#include "cli/commands/greenapistatus.h"

#include "cli/environment.h"
#include "cli/gatewayaccess.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "config/choices.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/gatewaycheckup.h"
#include "service/doctor/gatewaytexts.h"
#include "service/gateway/statetransitions.h"
#include "service/gateway/wantedsettings.h"
#include "service/setup/serversetup.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// Without what people hide a secret in.
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

QJsonObject rowOf(const Service::GatewayReport &report, const Service::ServerSetup &setup)
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

void sayPair(const QString &name, const QString &value)
{
    constexpr qsizetype width = 14;
    say(printable((name + u':').leftJustified(width) + value));
}

QString orUnknown(const QJsonValue &value)
{
    return value.isNull() ? u"unknown"_s : value.toVariant().toString();
}

void sayDifferences(const QJsonValue &differences)
{
    if (differences.isNull())
        return sayPair(u"Settings"_s, u"unknown"_s);
    if (differences.toArray().isEmpty())
        return sayPair(u"Settings"_s, u"as wanted"_s);
    for (const auto &difference : differences.toArray()) {
        sayPair(u"Differs"_s,
                u"%1 is \"%2\", wanted is \"%3\""_s.arg(difference["name"_L1].toString(),
                                                        difference["value"_L1].toString(),
                                                        difference["wanted"_L1].toString()));
    }
    say(u"To set them: amt-kioskctl greenapi configure"_s);
}

void sayRow(const QJsonObject &row, Core::GatewayState state)
{
    const auto url = row["webhook_url"_L1];
    sayPair(u"State"_s, row["state"_L1].toString() + u": "_s + Service::sentenceOf(state));
    sayPair(u"Number"_s, orUnknown(row["number"_L1]));
    sayPair(u"Host"_s, row["host"_L1].toString());
    sayPair(u"Mode"_s, row["mode"_L1].toString());
    sayPair(u"Webhook URL"_s, url == QJsonValue(QString()) ? u"none"_s : orUnknown(url));
    sayPair(u"Queue"_s, orUnknown(row["queue"_L1]));
    sayDifferences(row["differences"_L1]);
}

} // namespace

QStringList GreenApiStatus::words() const
{
    return {u"greenapi"_s, u"status"_s};
}

QString GreenApiStatus::summary() const
{
    return u"tells how the gateway's account is, and what of it is set otherwise than wanted"_s;
}

void GreenApiStatus::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
}

ExitCode GreenApiStatus::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    if (const auto account = demandAccount(settings->greenApi); !account)
        return account.error();

    const auto setup = Service::setUpAsItIs(*settings, dataDirectory());
    Service::GatewayCheckup checkup(Service::credentialsOf(settings->greenApi),
                                    [] { return QDateTime::currentDateTimeUtc(); });
    const auto report = awaited<Service::GatewayReport>(
        [&](const QObject * /*context*/, const Service::GatewayCheckup::Done &done) {
            checkup.start(done);
        });
    if (!report.account)
        return failOf(report.account.error());
    const auto row = rowOf(report, setup);
    if (call.options.isSet(u"json"_s))
        list({}, {row}, true);
    else
        sayRow(row, Service::stateOf(report.account->state));
    return ExitCode::Done;
}

} // namespace Cli
