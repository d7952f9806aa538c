#include "http/access/metricsaccess.h"

#include "http/base/bearer.h"

#include <algorithm>
#include <array>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// A proxy on this machine asks from loopback for clients that are not here.
bool isDirect(const Request &request)
{
    static const std::array headers{"forwarded"_ba,         "via"_ba,
                                    "x-forwarded-for"_ba,   "x-forwarded-host"_ba,
                                    "x-forwarded-proto"_ba, "x-real-ip"_ba};
    return std::none_of(headers.begin(), headers.end(),
                        [&](const QByteArray &name) { return request.headers.contains(name); });
}

} // namespace

bool isFromThisMachine(const Request &request)
{
    return request.peer.isLoopback() && isDirect(request);
}

MetricsAccess::MetricsAccess(Core::Secret token)
    : m_token(std::move(token))
{
}

bool MetricsAccess::isTried(const Request &request)
{
    return credentials(request.header("authorization"), "Bearer"_ba).has_value();
}

bool MetricsAccess::hasToken(const Request &request) const
{
    const auto given = credentials(request.header("authorization"), "Bearer"_ba);
    return given && !m_token.isEmpty() && hasHash(*given, m_token.hash());
}

std::optional<Response> MetricsAccess::refusalFor(const Request &request) const
{
    if (hasToken(request))
        return std::nullopt;
    // Somebody who shows a wrong token here learns that it is wrong.
    const bool isWrong = !m_token.isEmpty() && isTried(request);
    if (!isWrong && isFromThisMachine(request))
        return std::nullopt;
    if (m_token.isEmpty()) {
        return Response::error(403, ErrorCode::forbidden,
                               u"The numbers are for programs on the server's own machine that ask "
                               "it directly. For others set metrics/token and send it as a bearer "
                               "token."_s,
                               request.id);
    }
    return Response::error(401, ErrorCode::unauthorized,
                           u"This needs the token of metrics/token."_s, request.id)
        .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
}

} // namespace Http
