// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/wantedsettings.h"

#include "greenapi/client/gatewaysettings.h"
#include "greenapi/receiving/webhook.h"
#include "protocol/paths.h"

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// A receiver of logins needs nothing else; the rest would be noise.
QJsonObject switches()
{
    QJsonObject wanted{
        {u"incomingWebhook"_s, u"yes"_s},
        {u"stateWebhook"_s, u"yes"_s},
    };
    for (const auto &unused :
         {u"enableLidMode"_s, u"outgoingWebhook"_s, u"outgoingMessageWebhook"_s,
          u"outgoingAPIMessageWebhook"_s, u"pollMessageWebhook"_s, u"incomingBlockWebhook"_s,
          u"incomingCallWebhook"_s, u"editedMessageWebhook"_s, u"deletedMessageWebhook"_s})
        wanted.insert(unused, u"no"_s);
    return wanted;
}

} // namespace

QUrl webhookAt(const QUrl &publicUrl)
{
    QUrl webhook(publicUrl);
    webhook.setPath(publicUrl.path()
                    + Protocol::Path::withFinalSlash(Protocol::Path::greenApiWebhook));
    return webhook;
}

bool leadsTo(const QString &setting, const QUrl &webhook)
{
    constexpr auto rules = QUrl::StripTrailingSlash | QUrl::NormalizePathSegments;
    return QUrl(setting).matches(webhook, rules);
}

QJsonObject changesNeeded(const WantedSettings &wanted, const QJsonObject &present)
{
    auto settings = switches();
    const auto url = present.value("webhookUrl"_L1).toString();
    if (wanted.webhook && !leadsTo(url, *wanted.webhook))
        settings.insert(u"webhookUrl"_s, wanted.webhook->toString(QUrl::FullyEncoded));
    const auto token = present.value("webhookUrlToken"_L1).toString().toUtf8();
    const bool isTokenWanted =
        !wanted.webhookToken.isEmpty() && !(wanted.webhook && wanted.webhook->isEmpty());
    if (isTokenWanted && !GreenApi::isAuthorized(token, wanted.webhookToken)) {
        settings.insert(u"webhookUrlToken"_s, QString::fromUtf8(wanted.webhookToken.reveal()));
    }
    return GreenApi::differences(settings, present);
}

} // namespace Service
