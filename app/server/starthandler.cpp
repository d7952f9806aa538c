#include "server/starthandler.h"

#include "core/whatsapplink.h"
#include "protocol/jsonobject.h"
#include "protocol/language.h"
#include "server/attemptlog.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

// The wanted language, empty if none was named, nothing if the body is wrong.
std::optional<QString> languageFrom(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return QString();
    const auto json = Protocol::objectFrom(body);
    return json ? Protocol::languageIn(*json) : std::nullopt;
}

} // namespace

StartHandler::StartHandler(Core::LoginService &logins, KioskLookup kiosks, StartLimits &limits,
                           Options options)
    : m_logins(logins)
    , m_door(std::move(kiosks), limits, options.takesWeb)
    , m_options(std::move(options))
{
}

Response StartHandler::operator()(const Request &request) const
{
    const auto kiosk = m_door.starterOf(request);
    if (!kiosk)
        return kiosk.error();
    const auto language = languageFrom(request.body);
    if (!language) {
        return Response::error(400, ErrorCode::badRequest,
                               u"The body must be empty or a JSON object whose \"language\", if "
                               "any, is ru, ky or en."_s,
                               request.id);
    }
    if (auto refusal = m_door.refusalOfOneMore(*kiosk, request))
        return std::move(*refusal);
    return start({.language = *language, .kiosk = *kiosk}, request);
}

Response StartHandler::start(const Core::StartRequest &wanted, const Request &request) const
{
    const auto started = m_logins.start(wanted);
    if (!started)
        return Response::notStored(started.error(), request.id);
    logStart(started->attempt);
    return Response::json(201, replyFor(*started).toJson());
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
        // Of the same moment as expiresAt, so that in whole seconds the two differ by expiresIn.
        .serverTime = attempt.createdAt,
        .rotateAfter = m_options.rotateAfter,
        .codeLogin = m_options.hasCodeLogin(),
    };
}

} // namespace Server
