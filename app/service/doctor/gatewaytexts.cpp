// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/gatewaytexts.h"

#include "core/base/enumtable.h"

#include <algorithm>
#include <chrono>

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using Core::FindingCode;
using Core::GatewayState;

namespace {

struct Words
{
    FindingCode code = FindingCode::Unknown;
    QLatin1StringView sentence;
    QLatin1StringView fix;
};

constexpr Core::EnumTable<GatewayState, Words> words({
    {GatewayState::Authorized, {FindingCode::GatewayOk, "The WhatsApp account is linked."_L1, {}}},
    {GatewayState::NotAuthorized,
     {FindingCode::GatewayNotAuthorized, "The WhatsApp account is not linked."_L1,
      "Scan the instance's QR code in the gateway's console with the company's phone."_L1}},
    {GatewayState::Blocked,
     {FindingCode::GatewayBlocked, "WhatsApp has blocked the company's number."_L1,
      "Ask WhatsApp's support, or link another number."_L1}},
    {GatewayState::Suspended,
     {FindingCode::GatewaySuspended,
      "WhatsApp does not let the account send messages; it can receive them."_L1,
      "Wait until the suspension ends, then restart the instance in the gateway's console."_L1}},
    {GatewayState::Sleeping,
     {FindingCode::GatewaySleeping, "The company's phone is off or has no network."_L1,
      "Turn the company's phone on."_L1}},
    {GatewayState::Starting,
     {FindingCode::GatewayStarting,
      "The WhatsApp account is starting; it takes up to five minutes."_L1,
      {}}},
    {GatewayState::Unknown,
     {FindingCode::GatewayUnknownState,
      "The WhatsApp account is in a state that this version does not know."_L1,
      "Look into the gateway's console."_L1}},
    {GatewayState::Unreachable,
     {FindingCode::GatewayUnreachable, "The gateway does not answer."_L1,
      "Check this machine's network, and greenapi/api_url."_L1}},
    {GatewayState::WrongToken,
     {FindingCode::GatewayWrongToken, "The gateway does not accept the account's id and token."_L1,
      "Copy idInstance and apiTokenInstance from the gateway's console into greenapi/id_instance "
      "and greenapi/api_token."_L1}},
    {GatewayState::NumberChanged,
     {FindingCode::GatewayNumberChanged,
      "Another number than before is linked to the account, so nobody signs in."_L1,
      "Link the company's number again; if the new one is right, set whatsapp/number to it."_L1}},
    {GatewayState::Expired,
     {FindingCode::GatewayExpired, "The gateway's account is not paid for, or deleted."_L1,
      "Renew the instance in the gateway's console."_L1}},
    {GatewayState::WebhookUrlSet,
     {FindingCode::GatewayPollingBlocked,
      "The gateway sends its notifications to a webhook, so none can be fetched."_L1,
      "amt-kioskctl greenapi configure --webhook-url ''"_L1}},
});

// Weekends are quiet, but a day without any message deserves a look.
constexpr std::chrono::seconds quiet = 24h;

QString countOf(qint64 number, const QString &unit)
{
    return u"%1 %2%3"_s.arg(number).arg(unit, number == 1 ? u""_s : u"s"_s);
}

QString ago(const QDateTime &time, const QDateTime &now)
{
    const auto seconds = std::max<qint64>(0, time.secsTo(now));
    if (seconds < 60)
        return u"just now"_s;
    if (seconds < 3600)
        return countOf(seconds / 60, u"minute"_s) + u" ago"_s;
    if (seconds < 86'400)
        return countOf(seconds / 3600, u"hour"_s) + u" ago"_s;
    return countOf(seconds / 86'400, u"day"_s) + u" ago"_s;
}

} // namespace

bool isUsable(GatewayState state)
{
    return state == GatewayState::Authorized || state == GatewayState::Suspended;
}

QString sentenceOf(GatewayState state)
{
    return words[state].sentence;
}

Finding findingOf(GatewayState state, const std::optional<QDateTime> &since)
{
    const auto &[code, sentence, fix] = words[state];
    auto finding = Finding::of(code, sentence, fix);
    return since ? std::move(finding).withSince(*since) : finding;
}

Finding gatewayFinding(const Config::GreenApiSettings &settings)
{
    if (settings.mode == Config::GatewayMode::Off) {
        return Finding::of(FindingCode::GatewayOff,
                           u"The gateway is turned off: no message signs in."_s,
                           u"Set greenapi/mode to webhook."_s);
    }
    if (!settings.idInstance) {
        return Finding::of(FindingCode::GatewayNotConfigured,
                           u"No account of the gateway is configured."_s,
                           u"Set greenapi/id_instance, from the gateway's console."_s);
    }
    if (settings.apiToken.isEmpty()) {
        return Finding::of(FindingCode::GatewayConfigured,
                           u"An account of the gateway is configured, but without its token "
                           "nothing can be asked there, or sent."_s,
                           u"Set greenapi/api_token, from the gateway's console."_s);
    }
    return Finding::of(FindingCode::GatewayConfigured,
                       u"An account of the gateway is configured."_s);
}

Finding webhookFinding(const std::optional<QDateTime> &last, const QDateTime &now)
{
    const auto fix = u"Send a message to the company's number. If it does not come, compare the "
                     "webhook's URL and token in the gateway's console with the settings here."_s;
    if (!last) {
        return Finding::of(FindingCode::WebhookAwaited,
                           u"No notification of the gateway has come yet."_s, fix);
    }
    const bool isQuiet = *last < now.addDuration(-quiet);
    return Finding::of(isQuiet ? FindingCode::WebhookQuiet : FindingCode::WebhookOk,
                       u"Last message %1."_s.arg(ago(*last, now)), isQuiet ? fix : QString())
        .withSince(*last);
}

Finding quotaFinding(qint64 used)
{
    return Finding::of(
               FindingCode::QuotaExceeded,
               u"The gateway's tariff allows no more chats this month; messages of others do "
               "not even arrive."_s,
               u"Change to a tariff without such a limit in the gateway's console."_s)
        .withCount(used);
}

} // namespace Service
