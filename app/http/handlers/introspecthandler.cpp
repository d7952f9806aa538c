#include "http/handlers/introspecthandler.h"

#include "protocol/json.h"
#include "protocol/session.h"

namespace Http {

using namespace Qt::StringLiterals;

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
    const auto service = m_services.serviceOf(request);
    if (!service)
        return service.error();
    const auto token = tokenIn(request);
    if (token.isEmpty()) {
        return Response::error(400, ErrorCode::badRequest, u"The token is missing."_s, request.id);
    }
    const auto signedIn = m_sessions.useAs(service->name, token);
    if (!signedIn)
        return Response::notStored(signedIn.error(), request.id);
    // RFC 7662, 2.2: about a token that is not good, or not the service's, nothing more is said.
    return Response::json(
        200, *signedIn ? describe(**signedIn, m_roles) : QJsonObject{{u"active"_s, false}});
}

} // namespace Http
