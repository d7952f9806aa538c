#include "server/handoffhandlers.h"

#include "core/logevent.h"
#include "protocol/jsonobject.h"
#include "protocol/signedinreply.h"
#include "server/bearer.h"
#include "server/logging.h"

#include <algorithm>

namespace Server {

using namespace Qt::StringLiterals;

namespace {

// RFC 7636, 4.2: a SHA-256 in the URL-safe Base64 alphabet, without padding.
bool isS256(const QString &challenge)
{
    constexpr auto length = 43;
    return challenge.size() == length
        && std::all_of(challenge.begin(), challenge.end(), [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z')
                   || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
           });
}

QString nameOf(Core::HandoffRefusal refusal)
{
    switch (refusal) {
    case Core::HandoffRefusal::Unknown:
        return u"unknown"_s;
    case Core::HandoffRefusal::Expired:
        return u"expired"_s;
    case Core::HandoffRefusal::Reused:
        return u"reused"_s;
    case Core::HandoffRefusal::NotForThis:
        return u"not_for_this"_s;
    case Core::HandoffRefusal::TenantDisabled:
        return u"tenant_disabled"_s;
    }
    Q_UNREACHABLE();
}

Response badBody(const QString &sentence, const Request &request)
{
    return Response::error(400, ErrorCode::badRequest, sentence, request.id);
}

} // namespace

bool isHandoffTarget(const Core::ServiceAccount &service, const QString &redirectUri,
                     const QString &codeChallenge)
{
    return service.redirects.contains(redirectUri) && isS256(codeChallenge);
}

HandoffCodeHandler::HandoffCodeHandler(Core::HandoffService &handoffs,
                                       Core::ServiceRegistry &services)
    : m_handoffs(handoffs)
    , m_services(services)
{
}

Core::Expected<Core::HandoffBinding, Response> HandoffCodeHandler::bindingIn(
    const Request &request) const
{
    if (request.body.trimmed().isEmpty())
        return Core::HandoffBinding();
    const auto json = Protocol::objectFrom(request.body);
    if (!json)
        return Core::Unexpected(badBody(u"The body must be empty or a JSON object."_s, request));
    const Core::HandoffBinding binding{
        .service = json->value("client"_L1).toString(),
        .redirectUri = json->value("redirectUri"_L1).toString(),
        .codeChallenge = json->value("codeChallenge"_L1).toString(),
    };
    if (binding.service.isEmpty() && binding.redirectUri.isEmpty()
        && binding.codeChallenge.isEmpty())
        return binding;
    const auto service = m_services.findByName(binding.service);
    if (!service)
        return Core::Unexpected(Response::notStored(service.error(), request.id));
    if (!*service || !isHandoffTarget(**service, binding.redirectUri, binding.codeChallenge)) {
        return Core::Unexpected(badBody(u"The client, its redirectUri or the codeChallenge (S256) "
                                        "is not right."_s,
                                        request));
    }
    return binding;
}

Response HandoffCodeHandler::operator()(const Request &request) const
{
    const auto binding = bindingIn(request);
    if (!binding)
        return binding.error();
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    const auto issued = m_handoffs.issue(token.value_or(Core::Secret()), *binding);
    if (!issued)
        return Response::notStored(issued.error(), request.id);
    if (!*issued) {
        return Response::error(401, ErrorCode::unauthorized,
                               u"This token opens no session of a screen."_s, request.id)
            .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
    }
    return Response::json(201,
                          {{u"code"_s, QString::fromLatin1((*issued)->code.reveal())},
                           {u"expiresIn"_s, qint64(Core::HandoffService::codeLife.count())}});
}

HandoffHandler::HandoffHandler(Core::HandoffService &handoffs, ServiceLogin services,
                               Core::RoleTable roles)
    : m_handoffs(handoffs)
    , m_services(services)
    , m_roles(std::move(roles))
{
}

Response HandoffHandler::operator()(const Request &request) const
{
    const auto service = m_services.serviceOf(request);
    if (!service)
        return service.error();
    const auto json = Protocol::objectFrom(request.body);
    const auto code = json ? json->value("code"_L1).toString() : QString();
    if (code.isEmpty())
        return badBody(u"The body must be a JSON object with a \"code\"."_s, request);
    auto handedOver =
        m_handoffs.redeem({.service = service->name,
                           .code = Core::Secret(code.toUtf8()),
                           .redirectUri = json->value("redirectUri"_L1).toString(),
                           .codeVerifier = json->value("codeVerifier"_L1).toString().toUtf8()});
    if (!handedOver)
        return Response::notStored(handedOver.error(), request.id);
    if (!*handedOver) {
        qCWarning(lcServer).noquote() << Core::LogEvent("handoff.refused"_L1)
                                             .with("service"_L1, service->name)
                                             .with("reason"_L1, nameOf(handedOver->error()))
                                             .text();
        return Response::error(400, ErrorCode::codeWrong,
                               u"This code is unknown, used, expired or not for this."_s,
                               request.id);
    }
    return Response::json(
        200,
        Protocol::SignedInReply{.user = Protocol::UserView::of((*handedOver)->tenant, m_roles),
                                .session = (*handedOver)->session}
            .toJson());
}

} // namespace Server
