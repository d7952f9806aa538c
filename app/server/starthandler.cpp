#include "server/starthandler.h"

#include "core/logevent.h"
#include "core/whatsapplink.h"
#include "protocol/jsonobject.h"
#include "server/logging.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

const QStringList languages{u"ru"_s, u"ky"_s, u"en"_s};

// The wanted language, empty if none was named, nothing if the body is wrong.
std::optional<QString> languageFrom(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return QString();
    const auto json = Protocol::objectFrom(body);
    if (!json)
        return std::nullopt;
    const auto language = json->value("language"_L1);
    if (language.isUndefined() || language.isNull())
        return QString();
    return languages.contains(language.toString()) ? std::optional(language.toString())
                                                   : std::nullopt;
}

} // namespace

StartHandler::StartHandler(Core::LoginService &logins, KioskLookup kiosks, StartLimits &limits,
                           Options options)
    : m_logins(logins)
    , m_kiosks(std::move(kiosks))
    , m_limits(limits)
    , m_options(std::move(options))
{
}

Core::Expected<QString, Response> StartHandler::starterOf(const Request &request) const
{
    if (KioskLogin::isTried(request))
        return m_kiosks.kioskOf(request);
    if (m_options.takesWeb)
        return QString();
    return Core::Unexpected(Response::error(
        403, ErrorCode::forbidden, u"Only enrolled kiosks may start a login here."_s, request.id));
}

Response StartHandler::operator()(const Request &request) const
{
    const auto kiosk = starterOf(request);
    if (!kiosk)
        return kiosk.error();
    const auto language = languageFrom(request.body);
    if (!language) {
        return Response::error(400, ErrorCode::badRequest,
                               u"The body must be empty or a JSON object whose \"language\", if "
                               "any, is ru, ky or en."_s,
                               request.id);
    }
    const auto wait =
        kiosk->isEmpty() ? m_limits.takeForWeb(request) : m_limits.takeForKiosk(*kiosk);
    if (wait > std::chrono::milliseconds::zero())
        return Response::rateLimited(wait, request.id);
    return start({.language = *language, .kiosk = *kiosk}, request);
}

Response StartHandler::start(const Core::StartRequest &wanted, const Request &request) const
{
    const auto started = m_logins.start(wanted);
    if (!started)
        return Response::unavailable(request.id);
    qCInfo(lcServer).noquote() << Core::LogEvent("attempt.started"_L1)
                                      .with("attempt"_L1, Core::toString(started->attempt.id))
                                      .with("kiosk"_L1,
                                            wanted.kiosk.isEmpty() ? u"-"_s : wanted.kiosk)
                                      .text();
    return Response::json(201, replyFor(*started).toJson());
}

Protocol::StartReply StartHandler::replyFor(const Core::StartedAttempt &started) const
{
    const auto &attempt = started.attempt;
    const auto message = m_options.phrase.textFor(attempt.id);
    return {
        .attemptId = attempt.id,
        .expiresAt = attempt.expiresAt,
        .loginMessage = message,
        .whatsappLink = m_options.companyNumber
            ? std::optional(Core::whatsappLink(*m_options.companyNumber, message))
            : std::nullopt,
        .channelToken = started.channelToken,
        .expiresIn = std::chrono::seconds(attempt.createdAt.secsTo(attempt.expiresAt)),
        // Of the same moment as expiresAt, so that in whole seconds the two differ by expiresIn.
        .serverTime = attempt.createdAt,
        .rotateAfter = m_options.rotateAfter,
    };
}

} // namespace Server
