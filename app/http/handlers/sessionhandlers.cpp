// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/sessionhandlers.h"

#include "http/base/credentials.h"
#include "protocol/json.h"
#include "protocol/session.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

Response noSession(const Request &request)
{
    return Response::unauthorized(
        "Bearer"_ba, u"This token opens no session, or its session is over."_s, request.id);
}

Protocol::MeReply replyFor(const Core::SignedIn &signedIn, const Core::RoleTable &roles)
{
    const auto &session = signedIn.session;
    const std::chrono::milliseconds left(signedIn.at.msecsTo(session.expiresAt()));
    return {.user = Protocol::UserView::of(signedIn.tenant, roles),
            .expiresAt = session.expiresAt(),
            .expiresIn = std::chrono::floor<std::chrono::seconds>(left)};
}

// Returns whether the query asks for a peek, or nothing if it is wrong.
std::optional<bool> isPeek(const QUrlQuery &query)
{
    const auto peek = query.hasQueryItem(u"peek"_s) ? query.queryItemValue(u"peek"_s) : u"false"_s;
    if (peek != "true"_L1 && peek != "false"_L1)
        return std::nullopt;
    return peek == "true"_L1;
}

std::optional<Protocol::SignOutRequest> signOutIn(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return Protocol::SignOutRequest();
    const auto json = Protocol::objectFrom(body);
    return json ? Protocol::SignOutRequest::fromJson(*json) : std::nullopt;
}

} // namespace

MeHandler::MeHandler(Core::SessionService &sessions, Core::RoleTable roles)
    : m_sessions(sessions)
    , m_roles(std::move(roles))
{
}

Response MeHandler::operator()(const Request &request) const
{
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    if (!token)
        return noSession(request);
    const auto peeks = isPeek(request.query);
    if (!peeks) {
        return Response::badRequest(u"\"peek\" is true or false."_s, request.id);
    }
    HTTP_TRY(signedIn, request,
             *peeks || request.isHead() ? m_sessions.peek(*token) : m_sessions.use(*token));
    if (!signedIn)
        return noSession(request);
    return Response::json(200, replyFor(*signedIn, m_roles).toJson());
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
    const auto body = signOutIn(request.body);
    if (!body) {
        return Response::badRequest(
            u"The body must be empty or a JSON object whose \"reason\", if any, "
            "is not_me."_s,
            request.id);
    }
    HTTP_TRY(ended, request, m_sessions.end(*token, body->reason));
    return ended ? Response{.status = 204} : noSession(request);
}

namespace {

Core::Secret tokenIn(const Request &request)
{
    if (const auto json = Protocol::objectFrom(request.body))
        return Core::Secret(json->value("token"_L1).toString().toUtf8());
    const QUrlQuery form(QString::fromUtf8(request.body));
    return Core::Secret(form.queryItemValue(u"token"_s, QUrl::FullyDecoded).toUtf8());
}

QJsonObject describe(const Core::SignedIn &signedIn, const Core::RoleTable &roles)
{
    const auto user = Protocol::UserView::of(signedIn.tenant, roles);
    const auto &session = signedIn.session;
    return {
        {u"active"_s, true},
        {u"sub"_s, QString::number(user.id)},
        {u"token_type"_s, u"Bearer"_s},
        {u"iat"_s, session.createdAt.toSecsSinceEpoch()},
        {u"exp"_s, session.expiresAt().toSecsSinceEpoch()},
        {u"client_id"_s, session.service},
        {u"user"_s, user.toJson()},
    };
}

} // namespace

IntrospectHandler::IntrospectHandler(Core::SessionService &sessions, ServiceLogin services,
                                     Core::RoleTable roles)
    : m_sessions(sessions)
    , m_services(services)
    , m_roles(std::move(roles))
{
}

Response IntrospectHandler::operator()(const Request &request) const
{
    HTTP_TRY(service, request, m_services.serviceOf(request));
    const auto token = tokenIn(request);
    if (token.isEmpty()) {
        return Response::badRequest(u"The token is missing."_s, request.id);
    }
    HTTP_TRY(signedIn, request, m_sessions.useAs(service.name, token));
    // RFC 7662, 2.2: about a token that is not good, or not the service's, nothing more is said.
    return Response::json(
        200, signedIn ? describe(*signedIn, m_roles) : QJsonObject{{u"active"_s, false}});
}

} // namespace Http
