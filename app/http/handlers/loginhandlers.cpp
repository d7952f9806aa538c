// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/loginhandlers.h"

#include "core/base/language.h"
#include "core/login/loginphrase.h"
#include "http/base/credentials.h"
#include "http/base/logging.h"
#include "http/handlers/loginpage.h"
#include "protocol/json.h"
#include "protocol/login.h"

namespace Http {

using namespace Qt::StringLiterals;

StartAuthorizer::StartAuthorizer(KioskLogin kiosks, StartLimits &limits, bool takesWeb)
    : m_kiosks(std::move(kiosks))
    , m_limits(limits)
    , m_takesWeb(takesWeb)
{
}

Core::Expected<QString, Response> StartAuthorizer::starterOf(const Request &request) const
{
    if (KioskLogin::hasCredentials(request))
        return m_kiosks.kioskOf(request);
    if (m_takesWeb)
        return QString();
    return Core::Unexpected(Response::error(
        403, ErrorCode::forbidden, u"Only enrolled kiosks may start a login here."_s, request.id));
}

std::optional<Response> StartAuthorizer::refusalOfOneMore(const QString &starter,
                                                          const Request &request) const
{
    const auto wait =
        starter.isEmpty() ? m_limits.takeForWeb(request) : m_limits.takeForKiosk(starter);
    if (wait > std::chrono::milliseconds::zero())
        return Response::rateLimited(wait, request.id);
    return std::nullopt;
}

namespace {

// The optional members of a body that starts an attempt.
struct StartBody
{
    //! Empty if none was named.
    QString language{};
    //! The page wants its QR code drawn.
    bool picture = false;
};

// Returns nothing if the body is wrong.
std::optional<StartBody> startBodyFrom(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return StartBody();
    const auto json = Protocol::objectFrom(body);
    const auto language = json ? Protocol::languageIn(*json) : std::nullopt;
    if (!language)
        return std::nullopt;
    const auto picture = json->value("picture"_L1);
    if (!picture.isBool() && !picture.isUndefined())
        return std::nullopt;
    return StartBody{.language = *language, .picture = picture.toBool()};
}

} // namespace

StartHandler::StartHandler(Core::LoginService &logins, StartAuthorizer authorizer, Options options,
                           std::function<bool()> hasCodeLogin)
    : m_logins(logins)
    , m_authorizer(std::move(authorizer))
    , m_options(std::move(options))
    , m_hasCodeLogin(std::move(hasCodeLogin))
{
}

Response StartHandler::operator()(const Request &request) const
{
    HTTP_TRY(kiosk, request, m_authorizer.starterOf(request));
    const auto body = startBodyFrom(request.body);
    if (!body) {
        return Response::badRequest(
            u"The body must be empty or a JSON object whose \"language\", if "
            "any, is %1, and whose \"picture\", if any, is true or "
            "false."_s.arg(Core::languageAlternatives()),
            request.id);
    }
    if (auto refusal = m_authorizer.refusalOfOneMore(kiosk, request))
        return std::move(*refusal);
    return start({.language = body->language, .kiosk = kiosk}, body->picture, request);
}

Response StartHandler::start(const Core::StartRequest &wanted, bool withPicture,
                             const Request &request) const
{
    HTTP_TRY(started, request, m_logins.start(wanted));
    logStart(started.attempt);
    const auto reply = replyFor(started);
    auto json = reply.toJson();
    const auto shown = reply.whatsappLink.value_or(reply.loginMessage);
    if (const auto picture = withPicture ? qrPictureOf(shown) : std::nullopt)
        json.insert(u"picture"_s, *picture);
    return Response::json(201, json);
}

Protocol::StartReply StartHandler::replyFor(const Core::StartedAttempt &started) const
{
    const auto &attempt = started.attempt;
    const auto message = m_options.phrase.textFor(attempt.id);
    const auto number = m_options.companyNumber();
    return {
        .attemptId = attempt.id,
        .expiresAt = attempt.expiresAt,
        .loginMessage = message,
        .whatsappLink = number ? std::optional(Core::whatsappLink(*number, message)) : std::nullopt,
        .channelToken = started.channelToken,
        .expiresIn = std::chrono::seconds(attempt.createdAt.secsTo(attempt.expiresAt)),
        // The same moment as for expiresAt, so that in whole seconds the two differ by expiresIn.
        .serverTime = attempt.createdAt,
        .rotateAfter = m_options.rotateAfter,
        .codeLogin = m_hasCodeLogin(),
    };
}

StatusHandler::StatusHandler(Core::LoginService &logins, const StatusReporter &reporter)
    : m_logins(logins)
    , m_reporter(reporter)
{
}

Response StatusHandler::operator()(const Request &request) const
{
    const auto text = request.query.queryItemValue(u"attemptId"_s, QUrl::FullyDecoded);
    if (text.isEmpty()) {
        return Response::badRequest(u"The attemptId is missing."_s, request.id);
    }
    const auto id = Core::attemptIdFrom(text);
    HTTP_TRY(attempt, request, id ? m_logins.find(*id) : std::optional<Core::Attempt>());
    if (!attempt) {
        return Response::error(404, ErrorCode::notFound, u"There is no such attempt."_s,
                               request.id);
    }
    const auto authorization = request.header("authorization");
    if (authorization.isEmpty())
        return Response::json(200, StatusReporter::forAnybody(*attempt).toJson());

    const auto token = credentials(authorization, "Bearer"_ba);
    if (!token || !hasHash(*token, attempt->channelTokenHash)) {
        return Response::unauthorized("Bearer"_ba, u"This is not the attempt's channel token."_s,
                                      request.id);
    }
    if (request.isHead())
        return Response::json(200, StatusReporter::forAnybody(*attempt).toJson());
    HTTP_TRY(reply, request, m_reporter.forHolder(*attempt));
    return Response::json(200, reply.toJson());
}

namespace {

} // namespace

ConfirmHandler::ConfirmHandler(Core::LoginService &logins, const StatusReporter &reporter)
    : m_logins(logins)
    , m_reporter(reporter)
{
}

Response ConfirmHandler::operator()(const Request &request) const
{
    const auto json = Protocol::objectFrom(request.body);
    const auto entry = json ? Protocol::NumberEntry::fromJson(*json) : std::nullopt;
    if (!entry) {
        return Response::badRequest(
            u"The body must be a JSON object with an \"attemptId\" and a \"number\"."_s,
            request.id);
    }
    HTTP_TRY(attempt, request, m_logins.find(entry->attemptId));
    // An unknown attempt has no token either.
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    if (!token || !attempt || !hasHash(*token, attempt->channelTokenHash)) {
        return Response::unauthorized("Bearer"_ba, u"This is not the attempt's channel token."_s,
                                      request.id);
    }
    HTTP_TRY(matched, request, m_logins.confirm(entry->attemptId, entry->number));
    return answerNow(entry->attemptId, matched, request);
}

Response ConfirmHandler::answerNow(const QUuid &attemptId, Core::NumberMatch matched,
                                   const Request &request) const
{
    if (matched == Core::NumberMatch::NotWanted)
        return Response::badRequest(u"The attempt waits for no number."_s, request.id);
    HTTP_TRY(attempt, request, m_logins.find(attemptId));
    if (!attempt)
        return Response::unavailable(request.id);
    logOutcome(*attempt);
    HTTP_TRY(reply, request, m_reporter.forHolder(*attempt));
    return Response::json(200, reply.toJson());
}

} // namespace Http
