// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/handoffhandlers.h"

#include "core/base/enumtable.h"
#include "core/base/logevent.h"
#include "http/base/credentials.h"
#include "http/base/logging.h"
#include "protocol/json.h"
#include "protocol/session.h"

#include <algorithm>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// A SHA-256 in the URL-safe Base64 alphabet, without padding.
bool isS256(const QString &challenge)
{
    constexpr auto length = 43;
    return challenge.size() == length
        && std::all_of(challenge.begin(), challenge.end(), [](QChar c) {
               return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z')
                   || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
           });
}

} // namespace

std::optional<QString> faultOfHandoff(const std::optional<Core::ServiceAccount> &service,
                                      const HandoffRequest &request)
{
    if (!service) {
        return u"No service is enrolled under this client; amt-kioskctl services list shows those "
               "that are."_s;
    }
    if (request.redirectUri.isEmpty())
        return u"The redirect_uri is missing: where the browser goes after the login."_s;
    if (!service->redirects.contains(request.redirectUri)) {
        return u"The redirect_uri is none of those that the service was enrolled with; they are "
               "compared character by character, with the final slash."_s;
    }
    if (!request.codeChallengeMethod.isEmpty() && request.codeChallengeMethod != "S256"_L1)
        return u"The code_challenge_method must be S256; plain is not taken."_s;
    if (request.codeChallenge.isEmpty()) {
        return u"The code_challenge is missing: the URL-safe Base64 of the SHA-256 of a random "
               "verifier (RFC 7636)."_s;
    }
    if (!isS256(request.codeChallenge)) {
        return u"The code_challenge must be the 43 characters of a SHA-256 in URL-safe Base64, "
               "without = at its end (RFC 7636)."_s;
    }
    return std::nullopt;
}

std::optional<QString> faultOfMissingClient(const QUrlQuery &query)
{
    if (query.hasQueryItem(u"client"_s))
        return std::nullopt;
    if (query.hasQueryItem(u"client_id"_s))
        return u"The parameter client_id is called client here."_s;
    if (query.hasQueryItem(u"redirect_uri"_s) || query.hasQueryItem(u"code_challenge"_s)) {
        return u"The client is missing: the name under which the service was enrolled with "
               "amt-kioskctl services add."_s;
    }
    return std::nullopt;
}

namespace {

constexpr Core::EnumNames<Core::HandoffRefusal> refusalNames({
    {Core::HandoffRefusal::Unknown, "unknown"_L1},
    {Core::HandoffRefusal::Expired, "expired"_L1},
    {Core::HandoffRefusal::Reused, "reused"_L1},
    {Core::HandoffRefusal::NotForThis, "not_for_this"_L1},
    {Core::HandoffRefusal::TenantDisabled, "tenant_disabled"_L1},
    {Core::HandoffRefusal::SourceEnded, "source_ended"_L1},
});

QString nameOf(Core::HandoffRefusal refusal)
{
    return refusalNames[refusal];
}

Response noScreenSession(const Request &request)
{
    return Response::unauthorized("Bearer"_ba, u"This token opens no session of a screen."_s,
                                  request.id);
}

Core::Expected<Core::HandoffClaim, Response> claimIn(const Request &request, const QString &service)
{
    const auto json = Protocol::objectFrom(request.body).value_or(QJsonObject());
    // Empty where a member is missing or of another type.
    const auto code = json.value("code"_L1).toString();
    const auto redirectUri = json.value("redirectUri"_L1).toString();
    const auto verifier = json.value("codeVerifier"_L1).toString();
    if (code.isEmpty() || redirectUri.isEmpty() || verifier.isEmpty()) {
        const bool isSnake = json.contains("redirect_uri"_L1) || json.contains("code_verifier"_L1);
        return Core::Unexpected(Response::badRequest(
            isSnake ? u"The members are called \"redirectUri\" and \"codeVerifier\" here."_s
                    : u"The body must be a JSON object with the texts \"code\", "
                      "\"redirectUri\" and \"codeVerifier\"."_s,
            request.id));
    }
    return Core::HandoffClaim{.service = service,
                              .code = Core::Secret(code.toUtf8()),
                              .redirectUri = redirectUri,
                              .codeVerifier = verifier.toUtf8()};
}

} // namespace

HandoffCodeHandler::HandoffCodeHandler(Core::HandoffService &handoffs,
                                       Core::ServiceRegistry &services)
    : m_handoffs(handoffs)
    , m_services(services)
{
}

Core::Expected<Core::HandoffBinding, Response> HandoffCodeHandler::bindingIn(
    const Request &request) const
{
    const auto json = Protocol::objectFrom(request.body).value_or(QJsonObject());
    // Empty where a member is missing or of another type.
    const Core::HandoffBinding binding{
        .service = json.value("client"_L1).toString(),
        .redirectUri = json.value("redirectUri"_L1).toString(),
        .codeChallenge = json.value("codeChallenge"_L1).toString(),
    };
    if (!binding.isComplete()) {
        return Core::Unexpected(
            Response::badRequest(u"The body must be a JSON object with the texts "
                                 "\"client\", \"redirectUri\" and \"codeChallenge\"."_s,
                                 request.id));
    }
    const auto service = m_services.findByName(binding.service);
    if (!service)
        return Core::Unexpected(Response::notStored(service.error(), request.id));
    const auto fault = faultOfHandoff(
        *service, {.redirectUri = binding.redirectUri, .codeChallenge = binding.codeChallenge});
    if (fault)
        return Core::Unexpected(Response::badRequest(*fault, request.id));
    return binding;
}

Response HandoffCodeHandler::operator()(const Request &request) const
{
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    if (!token)
        return noScreenSession(request);
    HTTP_TRY(binding, request, bindingIn(request));
    HTTP_TRY(issued, request, m_handoffs.issue(*token, binding));
    if (!issued)
        return noScreenSession(request);
    return Response::json(201,
                          {{u"code"_s, QString::fromLatin1(issued->code.reveal())},
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
    HTTP_TRY(service, request, m_services.serviceOf(request));
    HTTP_TRY(claim, request, claimIn(request, service.name));
    HTTP_TRY(handedOver, request, m_handoffs.redeem(claim));
    if (!handedOver) {
        qCWarning(lcServer).noquote() << Core::LogEvent("handoff.refused"_L1)
                                             .with("service"_L1, service.name)
                                             .with("reason"_L1, nameOf(handedOver.error()))
                                             .text();
        return Response::error(400, ErrorCode::codeWrong,
                               u"This code is unknown, used, expired or not for this."_s,
                               request.id);
    }
    return Response::json(
        200,
        Protocol::SignedInReply{.user = Protocol::UserView::of(handedOver->tenant, m_roles),
                                .session = handedOver->session}
            .toJson());
}

} // namespace Http
