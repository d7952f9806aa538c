#include "server/webhookdoor.h"

#include "core/logevent.h"
#include "greenapi/webhookauthorization.h"
#include "server/logging.h"

#include <algorithm>

namespace Server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A mistyped setting may try a few times at full speed.
constexpr auto freeTries = 10;
constexpr auto countedTries = 16;
constexpr auto window = 10min;

// 250 ms, 500 ms, 1 s, then 2 s each.
std::chrono::milliseconds delayAfter(int wrong)
{
    if (wrong <= freeTries)
        return 0ms;
    return std::min(250ms * (1 << (wrong - freeTries - 1)), 2000ms);
}

Response unauthorised(const Request &request)
{
    return Response::error(401, ErrorCode::unauthorized,
                           u"The Authorization header does not carry the webhook token."_s,
                           request.id)
        .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
}

Response forbidden(const Request &request)
{
    return Response::error(403, ErrorCode::forbidden,
                           u"Notifications are not taken from this address."_s, request.id);
}

void log(const QHostAddress &client, const Request &request, const QString &reason)
{
    qCWarning(lcServer).noquote() << Core::LogEvent("webhook.rejected"_L1)
                                         .with("peer"_L1, client.toString())
                                         .with("reason"_L1, reason)
                                         .with("request"_L1, request.id)
                                         .text();
}

} // namespace

WebhookDoor::WebhookDoor(Options options, Core::Clock now)
    : m_options(std::move(options))
    , m_now(std::move(now))
    , m_wrong(countedTries, window)
{
}

bool WebhookDoor::isFromAllowedAddress(const Request &request) const
{
    const auto client = m_options.proxies.clientOf(request);
    return m_options.addresses.isEmpty()
        || std::any_of(m_options.addresses.begin(), m_options.addresses.end(),
                       [&](const auto &subnet) { return client.isInSubnet(subnet); });
}

bool WebhookDoor::hasToken(const Request &request) const
{
    return GreenApi::isAuthorised(request.header("authorization"), m_options.token);
}

bool WebhookDoor::isOpenFor(const Request &request) const
{
    return isFromAllowedAddress(request) && hasToken(request);
}

void WebhookDoor::tell(Unread unread) const
{
    if (m_options.unread)
        m_options.unread(unread);
}

std::optional<WebhookDoor::Refusal> WebhookDoor::refusalFor(const Request &request)
{
    if (isOpenFor(request))
        return std::nullopt;
    const auto client = m_options.proxies.clientOf(request);
    const auto wrong = m_wrong.add(subscriberOf(client), m_now());
    const bool isForeign = !isFromAllowedAddress(request);
    tell(isForeign ? Unread::Forbidden : Unread::Unauthorized);
    // Who goes on and on would fill the disk with lines that say nothing new.
    if (wrong <= countedTries)
        log(client, request, isForeign ? u"address"_s : u"token"_s);
    return Refusal{.response = isForeign ? forbidden(request) : unauthorised(request),
                   .delay = delayAfter(wrong)};
}

} // namespace Server
