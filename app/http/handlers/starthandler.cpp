#include "http/handlers/starthandler.h"

#include "core/login/loginphrase.h"
#include "http/channel/attemptlog.h"
#include "http/handlers/qrpicture.h"
#include "protocol/jsonobject.h"
#include "protocol/language.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

struct Wish
{
    //! Empty if none was named.
    QString language{};
    //! The page wants its QR code drawn.
    bool picture = false;
};

// The wish, or nothing if the body is wrong.
std::optional<Wish> wishFrom(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return Wish();
    const auto json = Protocol::objectFrom(body);
    const auto language = json ? Protocol::languageIn(*json) : std::nullopt;
    if (!language)
        return std::nullopt;
    const auto picture = json->value("picture"_L1);
    if (!picture.isBool() && !picture.isUndefined())
        return std::nullopt;
    return Wish{.language = *language, .picture = picture.toBool()};
}

} // namespace

StartHandler::StartHandler(Core::LoginService &logins, KioskLookup kiosks, StartLimits &limits,
                           Options options)
    : m_logins(logins)
    , m_authorizer(std::move(kiosks), limits, options.takesWeb)
    , m_options(std::move(options))
{
}

Response StartHandler::operator()(const Request &request) const
{
    const auto kiosk = m_authorizer.starterOf(request);
    if (!kiosk)
        return kiosk.error();
    const auto wish = wishFrom(request.body);
    if (!wish) {
        return Response::error(400, ErrorCode::badRequest,
                               u"The body must be empty or a JSON object whose \"language\", if "
                               "any, is ru, ky or en, and whose \"picture\", if any, is true or "
                               "false."_s,
                               request.id);
    }
    if (auto refusal = m_authorizer.refusalOfOneMore(*kiosk, request))
        return std::move(*refusal);
    return start({.language = wish->language, .kiosk = *kiosk}, wish->picture, request);
}

Response StartHandler::start(const Core::StartRequest &wanted, bool withPicture,
                             const Request &request) const
{
    const auto started = m_logins.start(wanted);
    if (!started)
        return Response::notStored(started.error(), request.id);
    logStart(started->attempt);
    const auto reply = replyFor(*started);
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
        // Of the same moment as expiresAt, so that in whole seconds the two differ by expiresIn.
        .serverTime = attempt.createdAt,
        .rotateAfter = m_options.rotateAfter,
        .codeLogin = m_options.hasCodeLogin(),
    };
}

} // namespace Http
