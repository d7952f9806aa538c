// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/accountfindings.h"

#include "greenapi/client/gatewaysettings.h"
#include "greenapi/receiving/webhook.h"
#include "service/doctor/gatewaytexts.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/wantedsettings.h"

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using Core::FindingCode;
using Core::GatewayState;

namespace {

// A gateway that reaches its webhook empties the queue in seconds.
constexpr qint64 longQueue = 20;
constexpr auto toleratedSkew = 30s;
constexpr auto configure = "amt-kioskctl greenapi configure"_L1;

bool isOff(const QJsonObject &settings, const QString &name)
{
    return GreenApi::differences({{name, u"no"_s}}, settings).isEmpty();
}

GatewayState stateIn(const GatewayReport &report, const AccountExpected &expected)
{
    if (!report.account)
        return stateOf(report.account.error());
    const auto number = numberIn(report);
    if (number && expected.number && number != expected.number)
        return GatewayState::NumberChanged;
    return stateOf(report.account->state);
}

Finding urlFinding(const QString &url, const QUrl &webhook)
{
    if (url.isEmpty()) {
        return Finding::of(FindingCode::WebhookUrlMissing,
                           u"The account has no address to send notifications to."_s, configure);
    }
    const QUrl present = QUrl(url).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (leadsTo(present.toString(), webhook)) {
        return Finding::of(FindingCode::WebhookUrlOk,
                           u"The account sends its notifications to server/public_url."_s);
    }
    return Finding::of(FindingCode::WebhookUrlOther,
                       u"The account sends its notifications to another address."_s, configure)
        .withSubject(present.host());
}

Finding secretFinding(const QString &present, const Core::Secret &token)
{
    if (GreenApi::isAuthorized(present.toUtf8(), token))
        return Finding::of(FindingCode::WebhookSecretOk,
                           u"The account has the webhook's secret."_s);
    return Finding::of(FindingCode::WebhookSecretOther,
                       u"The account has another secret for the webhook than this server, so what "
                       "it sends is refused."_s,
                       configure);
}

QList<Finding> webhookFindings(const QJsonObject &settings, const AccountExpected &expected)
{
    const auto url = settings.value("webhookUrl"_L1).toString();
    if (expected.isPolling) {
        return url.isEmpty() ? QList<Finding>()
                             : QList{findingOf(GatewayState::WebhookUrlSet, std::nullopt)};
    }
    QList<Finding> findings;
    if (!expected.webhook.isEmpty() || url.isEmpty())
        findings.append(urlFinding(url, expected.webhook));
    if (!expected.webhookToken.isEmpty()) {
        findings.append(
            secretFinding(settings.value("webhookUrlToken"_L1).toString(), expected.webhookToken));
    }
    return findings;
}

QList<Finding> switchFindings(const QJsonObject &settings)
{
    return {
        isOff(settings, u"incomingWebhook"_s)
            ? Finding::of(FindingCode::IncomingOff,
                          u"The account does not notify of messages, so nobody signs in."_s,
                          configure)
            : Finding::of(FindingCode::IncomingOn, u"The account notifies of messages."_s),
        isOff(settings, u"stateWebhook"_s)
            ? Finding::of(FindingCode::StateNotificationsOff,
                          u"The account does not notify of its state; the server asks now and "
                          "again."_s,
                          configure)
            : Finding::of(FindingCode::StateNotificationsOn,
                          u"The account notifies of its state."_s),
        isOff(settings, u"enableLidMode"_s)
            ? Finding::of(FindingCode::LidModeOff,
                          u"Notifications name senders by their numbers."_s)
            : Finding::of(FindingCode::LidModeOn,
                          u"Notifications name senders by hidden ids, for which each number has "
                          "to be asked."_s,
                          configure),
    };
}

Finding queueFinding(qint64 count)
{
    const auto message = u"Notifications that wait at the gateway: %1."_s.arg(count);
    if (count < longQueue)
        return Finding::of(FindingCode::QueueOk, message).withCount(count);
    return Finding::of(FindingCode::QueueLong, message,
                       u"If it does not fall, the gateway does not get through to the server: see "
                       "the findings on its address."_s)
        .withCount(count);
}

} // namespace

QList<Finding> accountFindings(const GatewayReport &report, const AccountExpected &expected)
{
    QList<Finding> findings{findingOf(stateIn(report, expected), std::nullopt)};
    if (report.settings) {
        findings += webhookFindings(*report.settings, expected);
        findings += switchFindings(*report.settings);
    } else if (report.account) {
        findings.append(Finding::of(FindingCode::GatewayUnreachable,
                                    u"The gateway does not tell the account's settings."_s,
                                    u"Ask again in a minute."_s));
    }
    if (report.queue)
        findings.append(queueFinding(*report.queue));
    return findings;
}

std::optional<Core::PhoneNumber> numberIn(const GatewayReport &report)
{
    return report.account ? Core::PhoneNumber::fromInternationalDigits(report.account->phone)
                          : std::nullopt;
}

Finding quotaLeftFinding()
{
    return Finding::of(FindingCode::QuotaOk,
                       u"The gateway has not said that its tariff is used up."_s);
}

Finding unknownQuotaFinding()
{
    return Finding::of(FindingCode::QuotaUnknown,
                       u"Whether the gateway's tariff is used up only a running server is told."_s);
}

std::optional<Finding> skewFinding(const std::optional<std::chrono::seconds> &clockAhead)
{
    if (!clockAhead || std::chrono::abs(*clockAhead) <= toleratedSkew)
        return std::nullopt;
    const auto seconds = qint64(std::chrono::abs(*clockAhead).count());
    return Finding::of(FindingCode::ClockSkewed,
                       u"The clock is %1 seconds %2 the gateway's."_s.arg(seconds).arg(
                           *clockAhead > 0s ? u"ahead of"_s : u"behind"_s),
                       u"Set the clock: timedatectl set-ntp true."_s)
        .withCount(seconds);
}

} // namespace Service
