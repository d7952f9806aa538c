#include "server/loginpage.h"

#include "server/handofffault.h"

#include <QFile>

namespace Server {

using namespace Qt::StringLiterals;

namespace {

// connect-src 'self' covers the WebSocket of the same host too (CSP level 3).
const QByteArray contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"_ba;

Response file(const QString &name, const QByteArray &contentType)
{
    QFile source(u":/login/"_s + name);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("the program was built without its login page");
    return Response{.status = 200, .contentType = contentType, .body = source.readAll()}
        .withHeader("Content-Security-Policy"_ba, contentSecurityPolicy)
        .withHeader("Referrer-Policy"_ba, "no-referrer"_ba);
}

} // namespace

LoginPageHandler::LoginPageHandler(Core::ServiceRegistry &services)
    : m_services(services)
{
}

Response LoginPageHandler::operator()(const Request &request) const
{
    const auto value = [&request](const QString &name) {
        return request.query.queryItemValue(name, QUrl::FullyDecoded);
    };
    const auto refusal = [&request](const QString &fault) {
        return Response::error(400, ErrorCode::badRequest, fault, request.id);
    };
    if (const auto fault = faultOfMissingClient(request.query))
        return refusal(*fault);
    if (request.query.hasQueryItem(u"client"_s)) {
        const auto service = m_services.findByName(value(u"client"_s));
        if (!service)
            return Response::notStored(service.error(), request.id);
        const auto fault =
            faultOfHandoff(*service,
                           {.redirectUri = value(u"redirect_uri"_s),
                            .codeChallenge = value(u"code_challenge"_s),
                            .codeChallengeMethod = value(u"code_challenge_method"_s)});
        if (fault)
            return refusal(*fault);
    }
    return file(u"login.html"_s, "text/html; charset=utf-8"_ba);
}

Response loginScript(const Request & /*request*/)
{
    return file(u"login.js"_s, "text/javascript; charset=utf-8"_ba);
}

Response loginStyle(const Request & /*request*/)
{
    return file(u"login.css"_s, "text/css; charset=utf-8"_ba);
}

Response loginIcon(const Request & /*request*/)
{
    return file(u"icon.svg"_s, "image/svg+xml"_ba);
}

} // namespace Server
