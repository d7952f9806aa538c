// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/codehandlers.h"

#include "core/base/enumtable.h"
#include "core/base/language.h"
#include "core/base/logevent.h"
#include "http/base/logging.h"
#include "protocol/code.h"
#include "protocol/json.h"
#include "protocol/session.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<Core::CodeDispatch> dispatchNames({
    {Core::CodeDispatch::Sent, "sent"_L1},
    {Core::CodeDispatch::UnknownPhone, "unknown"_L1},
    {Core::CodeDispatch::AmbiguousPhone, "not_unique"_L1},
    {Core::CodeDispatch::DisabledTenant, "tenant_disabled"_L1},
    {Core::CodeDispatch::TooManyCodes, "too_many_codes"_L1},
    {Core::CodeDispatch::TooManyWrongCodes, "too_many_wrong_codes"_L1},
    {Core::CodeDispatch::TooManyInAll, "too_many_in_all"_L1},
});

QString nameOf(Core::CodeDispatch dispatch)
{
    return dispatchNames[dispatch];
}

// The only place where it can be read why somebody waits for a code in vain.
void logDispatch(const Core::RequestedCode &requested)
{
    qCInfo(lcServer).noquote() << Core::LogEvent("code.requested"_L1)
                                      .with("attempt"_L1, Core::toString(requested.attempt.id))
                                      .with("phone"_L1, requested.attempt.expectedPhone->masked())
                                      .with("outcome"_L1, nameOf(requested.dispatch))
                                      .text();
}

Protocol::CodeReply replyFor(const Core::Attempt &attempt)
{
    return {
        .attemptId = attempt.id,
        .expiresAt = attempt.expiresAt,
        .expiresIn = std::chrono::seconds(attempt.createdAt.secsTo(attempt.expiresAt)),
        .serverTime = attempt.createdAt,
        .resendAfter = Core::CodeLoginService::resendAfter,
    };
}

Response noSender(const Request &request)
{
    return Response::error(503, ErrorCode::unavailable,
                           u"This server cannot send codes at the moment, to whomever."_s,
                           request.id);
}

Response codeWrong(const Request &request)
{
    return Response::error(401, ErrorCode::codeWrong, u"This is not the code."_s, request.id);
}

Response attemptOver(const Request &request)
{
    return Response::error(410, ErrorCode::attemptOver,
                           u"This attempt is over, or there is none like it. Ask for a new code."_s,
                           request.id);
}

} // namespace

CodeRequestHandler::CodeRequestHandler(Core::CodeLoginService &logins, StartAuthorizer authorizer,
                                       QString region, TrustedProxies proxies)
    : m_logins(logins)
    , m_authorizer(std::move(authorizer))
    , m_region(std::move(region))
    , m_proxies(std::move(proxies))
{
}

Response CodeRequestHandler::operator()(const Request &request) const
{
    if (!m_logins.canSend())
        return noSender(request);
    HTTP_TRY(kiosk, request, m_authorizer.starterOf(request));
    HTTP_TRY(wanted, request, wantedIn(request));
    if (auto refusal = m_authorizer.refusalOfOneMore(kiosk, request))
        return std::move(*refusal);
    wanted.kiosk = kiosk;
    wanted.address = subscriberOf(m_proxies.clientOf(request));
    HTTP_TRY(requested, request, m_logins.request(wanted));
    logStart(requested.attempt);
    logDispatch(requested);
    return Response::json(200, replyFor(requested.attempt).toJson());
}

Core::Expected<Core::CodeRequest, Response> CodeRequestHandler::wantedIn(
    const Request &request) const
{
    const auto json = Protocol::objectFrom(request.body);
    const auto body = json ? Protocol::CodeRequest::fromJson(*json) : std::nullopt;
    if (!body) {
        return Core::Unexpected(
            Response::badRequest(u"The body must be a JSON object with a \"phone\", whose "
                                 "\"language\", if any, is %1."_s.arg(Core::languageAlternatives()),
                                 request.id));
    }
    const auto phone = Core::PhoneNumber::fromTyped(body->phone, m_region);
    if (!phone)
        return Core::Unexpected(
            Response::badRequest(u"The \"phone\" is not a phone number."_s, request.id));
    return Core::CodeRequest{.phone = *phone, .language = body->language, .kiosk = {}};
}

CodeEntryHandler::CodeEntryHandler(Core::CodeLoginService &logins, const StatusReporter &reporter)
    : m_logins(logins)
    , m_reporter(reporter)
{
}

Response CodeEntryHandler::operator()(const Request &request) const
{
    const auto json = Protocol::objectFrom(request.body);
    const auto entry = json ? Protocol::CodeEntry::fromJson(*json) : std::nullopt;
    if (!entry) {
        return Response::badRequest(
            u"The body must be a JSON object with an \"attemptId\" and a \"code\" of "
            "six digits."_s,
            request.id);
    }
    HTTP_TRY(verdict, request, m_logins.verify(entry->attemptId, entry->code));
    if (verdict.attempt)
        logOutcome(*verdict.attempt);
    switch (verdict.match) {
    case Core::CodeMatch::Right:
        return signedIn(*verdict.attempt, request);
    case Core::CodeMatch::Wrong:
        return codeWrong(request);
    case Core::CodeMatch::Over:
        return attemptOver(request);
    }
    Q_UNREACHABLE();
}

Response CodeEntryHandler::signedIn(const Core::Attempt &attempt, const Request &request) const
{
    HTTP_TRY(status, request, m_reporter.forHolder(attempt));
    if (!status.user || !status.session)
        return attemptOver(request); // the tenant was disabled in this very moment
    return Response::json(200,
                          Protocol::SignedInReply{.user = std::move(*status.user),
                                                  .session = std::move(*status.session)}
                              .toJson());
}

} // namespace Http
