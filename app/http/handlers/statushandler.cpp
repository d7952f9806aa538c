#include "http/handlers/statushandler.h"

#include "http/base/bearer.h"

namespace Http {

using namespace Qt::StringLiterals;

StatusHandler::StatusHandler(Core::LoginService &logins, const StatusReporter &reporter)
    : m_logins(logins)
    , m_reporter(reporter)
{
}

Response StatusHandler::operator()(const Request &request) const
{
    const auto text = request.query.queryItemValue(u"attemptId"_s, QUrl::FullyDecoded);
    if (text.isEmpty()) {
        return Response::error(400, ErrorCode::badRequest, u"The attemptId is missing."_s,
                               request.id);
    }
    const auto id = Core::attemptIdFrom(text);
    const auto attempt = id ? m_logins.find(*id) : std::optional<Core::Attempt>();
    if (!attempt)
        return Response::notStored(attempt.error(), request.id);
    if (!*attempt) {
        return Response::error(404, ErrorCode::notFound, u"There is no such attempt."_s,
                               request.id);
    }
    const auto authorization = request.header("authorization");
    if (authorization.isEmpty())
        return Response::json(200, StatusReporter::forAnybody(**attempt).toJson());

    const auto token = credentials(authorization, "Bearer"_ba);
    if (!token || !hasHash(*token, (*attempt)->channelTokenHash)) {
        return Response::error(401, ErrorCode::unauthorized,
                               u"This is not the attempt's channel token."_s, request.id)
            .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
    }
    if (request.isHead())
        return Response::json(200, StatusReporter::forAnybody(**attempt).toJson());
    const auto reply = m_reporter.forHolder(**attempt);
    if (!reply)
        return Response::notStored(reply.error(), request.id);
    return Response::json(200, reply->toJson());
}

} // namespace Http
