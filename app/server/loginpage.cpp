#include "server/loginpage.h"

#include "core/qrmatrix.h"
#include "protocol/jsonobject.h"
#include "server/handoffhandlers.h"

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

// One path of one unit squares; crisp edges keep scanners happy at any size.
QByteArray svg(const Core::QrMatrix &code)
{
    QByteArray path;
    for (int row = 0; row < code.size(); ++row) {
        for (int column = 0; column < code.size(); ++column) {
            if (code.isDark(column, row)) {
                path += 'M' + QByteArray::number(column + Core::QrMatrix::quietZone) + ' '
                    + QByteArray::number(row + Core::QrMatrix::quietZone) + "h1v1h-1z";
            }
        }
    }
    const auto side = QByteArray::number(code.size() + 2 * Core::QrMatrix::quietZone);
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + ' ' + side
        + R"(" shape-rendering="crispEdges"><rect width=")" + side + R"(" height=")" + side
        + R"(" fill="#fff"/><path fill="#000" d=")" + path + R"("/></svg>)";
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
    if (request.query.hasQueryItem(u"client"_s)) {
        const auto service = m_services.findByName(value(u"client"_s));
        if (!service)
            return Response::notStored(service.error(), request.id);
        const auto method = value(u"code_challenge_method"_s);
        if (!*service || (!method.isEmpty() && method != "S256"_L1)
            || !isHandoffTarget(**service, value(u"redirect_uri"_s), value(u"code_challenge"_s))) {
            return Response::error(400, ErrorCode::badRequest,
                                   u"The client, its redirect_uri or the code_challenge (S256) is "
                                   "not right."_s,
                                   request.id);
        }
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

Response loginQr(const Request &request)
{
    constexpr auto longestText = 512;
    const auto json = Protocol::objectFrom(request.body);
    const auto text = json ? json->value("text"_L1).toString() : QString();
    const auto code = text.size() > longestText ? std::nullopt : Core::QrMatrix::encode(text);
    if (!code) {
        return Response::error(400, ErrorCode::badRequest,
                               u"The body must be a JSON object with a \"text\" of 1 to 512 "
                               "characters."_s,
                               request.id);
    }
    return {.status = 200, .contentType = "image/svg+xml"_ba, .body = svg(*code), .headers = {}};
}

} // namespace Server
