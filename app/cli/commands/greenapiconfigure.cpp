#include "cli/commands/greenapiconfigure.h"

#include "cli/environment.h"
#include "cli/gatewayaccess.h"
#include "cli/terminal/console.h"
#include "greenapi/client/client.h"
#include "service/gateway/wantedsettings.h"
#include "service/setup/serversetup.h"

#include <QHostAddress>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

using Settings = GreenApi::Answer<QJsonObject>;
using Changes = GreenApi::Answer<QList<GreenApi::SettingChange>>;

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

// Where notifications shall go; empty is nowhere.
Core::Expected<QUrl, ExitCode> webhookFor(const Call &call, const Config::Settings &settings)
{
    const bool isGiven = call.options.isSet(u"webhook-url"_s);
    const auto webhook = isGiven
        ? std::optional(QUrl(call.options.value(u"webhook-url"_s).trimmed(), QUrl::StrictMode))
        : configuredWebhook(settings);
    if (!webhook) {
        return Core::Unexpected(fail(
            ExitCode::Configuration,
            u"the server does not know how the internet reaches it: set server/public_url, or give --webhook-url"_s));
    }
    const bool isNowhere =
        isGiven ? call.options.value(u"webhook-url"_s).trimmed().isEmpty() : webhook->isEmpty();
    if (isNowhere || mayReceive(*webhook))
        return *webhook;
    return Core::Unexpected(fail(
        isGiven ? ExitCode::Usage : ExitCode::Configuration,
        isGiven
            ? u"--webhook-url takes an https:// address, or '' for none"_s
            : u"notifications carry people's numbers and need an https:// address: correct server/public_url, or give --webhook-url"_s));
}

void sayChanges(const QList<GreenApi::SettingChange> &changes)
{
    for (const auto &change : changes) {
        say(printable(u"%1: \"%2\" → \"%3\""_s.arg(change.name, change.before, change.after)));
    }
}

ExitCode set(GreenApi::Client &client, const QJsonObject &changes)
{
    const auto saved =
        awaited<Changes>([&](const QObject *context,
                             const GreenApi::Callback<QList<GreenApi::SettingChange>> &done) {
            client.setSettings(changes, context, done);
        });
    if (!saved)
        return failOf(saved.error());
    say(u"Set. The gateway restarts the account now: it may take up to five minutes until it "
        "works again, as set."_s);
    return ExitCode::Done;
}

} // namespace

QStringList GreenApiConfigure::words() const
{
    return {u"greenapi"_s, u"configure"_s};
}

QString GreenApiConfigure::summary() const
{
    return u"sets the gateway's account as this server needs it, where it differs"_s;
}

void GreenApiConfigure::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"webhook-url"_s,
                      u"where notifications go, '' for nowhere; server/public_url if not said"_s,
                      u"URL"_s});
    parser.addOption({u"dry-run"_s, u"only tells what would be set"_s});
}

ExitCode GreenApiConfigure::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    if (const auto account = demandAccount(settings->greenApi); !account)
        return account.error();
    const auto webhook = webhookFor(call, *settings);
    if (!webhook)
        return webhook.error();
    const auto setup = Service::setUp(*settings, dataDirectory());
    if (!setup)
        return fail(exitCodeOf(setup.error().kind), setup.error().sentence);

    GreenApi::Client client(Service::credentialsOf(settings->greenApi));
    const auto present = awaited<Settings>(
        [&client](const QObject *context, const GreenApi::Callback<QJsonObject> &done) {
            client.getSettings(context, done);
        });
    if (!present)
        return failOf(present.error());
    const auto changes = Service::changesNeeded(
        {.webhook = *webhook, .webhookToken = setup->webhookToken}, *present);
    sayChanges(GreenApi::describe(changes, *present));
    if (changes.isEmpty()) {
        say(u"Nothing to change: the account is set as wanted."_s);
        return ExitCode::Done;
    }
    if (call.options.isSet(u"dry-run"_s)) {
        say(u"Nothing was changed."_s);
        return ExitCode::Done;
    }
    return set(client, changes);
}

} // namespace Cli
