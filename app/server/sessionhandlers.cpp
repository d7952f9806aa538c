#include "server/sessionhandlers.h"

#include "protocol/userview.h"
#include "server/bearer.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

Response noSession(const Request &request)
{
    return Response::error(401, ErrorCode::unauthorized,
                           u"This token opens no session, or its session is over."_s, request.id)
        .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
}

} // namespace

MeHandler::MeHandler(Core::SessionService &sessions)
    : m_sessions(sessions)
{
}

Response MeHandler::operator()(const Request &request) const
{
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    if (!token)
        return noSession(request);
    const auto signedIn = m_sessions.use(*token);
    if (!signedIn)
        return Response::unavailable(request.id);
    if (!*signedIn)
        return noSession(request);
    return Response::json(200, Protocol::UserView::of((*signedIn)->tenant).toJson());
}

LogoutHandler::LogoutHandler(Core::SessionService &sessions)
    : m_sessions(sessions)
{
}

Response LogoutHandler::operator()(const Request &request) const
{
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    if (!token)
        return noSession(request);
    const auto ended = m_sessions.end(*token);
    if (!ended)
        return Response::unavailable(request.id);
    return *ended ? Response{.status = 204} : noSession(request);
}

} // namespace Server
