// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/webhookauthenticator.h"

#include "greenapi/receiving/webhook.h"

#include <algorithm>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

Response unauthorized(const Request &request)
{
    return Response::unauthorized(
        "Bearer"_ba, u"The Authorization header does not carry the webhook token."_s, request.id);
}

Response forbidden(const Request &request)
{
    return Response::error(403, ErrorCode::forbidden,
                           u"Notifications are not taken from this address."_s, request.id);
}

} // namespace

WebhookAuthenticator::WebhookAuthenticator(Options options, Core::Clock now)
    : m_options(std::move(options))
    , m_wrong("webhook.rejected"_L1, m_options.proxies, std::move(now))
{
}

bool WebhookAuthenticator::isFromAllowedAddress(const Request &request) const
{
    const auto client = m_options.proxies.clientOf(request);
    return m_options.addresses.isEmpty()
        || std::any_of(m_options.addresses.begin(), m_options.addresses.end(),
                       [&](const auto &subnet) { return client.isInSubnet(subnet); });
}

bool WebhookAuthenticator::hasToken(const Request &request) const
{
    return GreenApi::isAuthorized(request.header("authorization"), m_options.token);
}

bool WebhookAuthenticator::isOpenFor(const Request &request) const
{
    return isFromAllowedAddress(request) && hasToken(request);
}

void WebhookAuthenticator::report(Unread unread) const
{
    if (m_options.unread)
        m_options.unread(unread);
}

std::optional<WebhookAuthenticator::Refusal> WebhookAuthenticator::refusalFor(
    const Request &request)
{
    if (isOpenFor(request))
        return std::nullopt;
    const bool isForeign = !isFromAllowedAddress(request);
    report(isForeign ? Unread::Forbidden : Unread::Unauthorized);
    const auto delay = m_wrong.countWrong(request, isForeign ? "address"_L1 : "token"_L1);
    return Refusal{.response = isForeign ? forbidden(request) : unauthorized(request),
                   .delay = delay};
}

} // namespace Http
