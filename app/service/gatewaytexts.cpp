#include "service/gatewaytexts.h"

#include <array>

namespace Service {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingCode;
using Core::GatewayState;

namespace {

struct Words
{
    GatewayState state;
    FindingCode code;
    QString sentence;
    QString fix;
};

const std::array<Words, 12> &table()
{
    static const std::array<Words, 12> words{{
        {GatewayState::Authorized,
         FindingCode::GatewayOk,
         u"The WhatsApp account is linked."_s,
         {}},
        {GatewayState::NotAuthorized, FindingCode::GatewayNotAuthorised,
         u"The WhatsApp account is not linked."_s,
         u"Scan the instance's QR code in the gateway's console with the company's phone."_s},
        {GatewayState::Blocked, FindingCode::GatewayBlocked,
         u"WhatsApp has blocked the company's number."_s,
         u"Ask WhatsApp's support, or link another number."_s},
        {GatewayState::Suspended, FindingCode::GatewaySuspended,
         u"WhatsApp does not let the account send messages; it can receive them."_s,
         u"Wait until the suspension ends, then restart the instance in the gateway's console."_s},
        {GatewayState::Sleeping, FindingCode::GatewaySleeping,
         u"The company's phone is off or has no network."_s, u"Turn the company's phone on."_s},
        {GatewayState::Starting,
         FindingCode::GatewayStarting,
         u"The WhatsApp account is starting; it takes up to five minutes."_s,
         {}},
        {GatewayState::Unknown, FindingCode::GatewayUnknownState,
         u"The WhatsApp account is in a state that this version does not know."_s,
         u"Look into the gateway's console."_s},
        {GatewayState::Unreachable, FindingCode::GatewayUnreachable,
         u"The gateway does not answer."_s,
         u"Check this machine's network, and greenapi/api_url."_s},
        {GatewayState::WrongToken, FindingCode::GatewayWrongToken,
         u"The gateway does not accept the account's id and token."_s,
         u"Copy idInstance and apiTokenInstance from the gateway's console into "
         u"greenapi/id_instance "
         "and greenapi/api_token."_s},
        {GatewayState::NumberChanged, FindingCode::GatewayNumberChanged,
         u"Another number than before is linked to the account, so nobody signs in."_s,
         u"Link the company's number again; if the new one is right, set whatsapp/number to it."_s},
        {GatewayState::Expired, FindingCode::GatewayExpired,
         u"The gateway's account is not paid for, or deleted."_s,
         u"Renew the instance in the gateway's console."_s},
        {GatewayState::WebhookUrlSet, FindingCode::GatewayPollingBlocked,
         u"The gateway sends its notifications to a webhook, so none can be fetched."_s,
         u"amt-kioskctl greenapi configure --webhook-url ''"_s},
    }};
    return words;
}

const Words &wordsOf(GatewayState state)
{
    for (const auto &words : table()) {
        if (words.state == state)
            return words;
    }
    Q_UNREACHABLE();
}

} // namespace

bool isUsable(GatewayState state)
{
    return state == GatewayState::Authorized || state == GatewayState::Suspended;
}

QString sentenceOf(GatewayState state)
{
    return wordsOf(state).sentence;
}

Finding findingOf(GatewayState state, const std::optional<QDateTime> &since)
{
    const auto &words = wordsOf(state);
    auto finding = Finding::of(words.code, words.sentence, words.fix);
    return since ? std::move(finding).withSince(*since) : finding;
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
