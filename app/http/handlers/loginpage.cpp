// SPDX-License-Identifier: GPL-3.0-only
#include "http/handlers/loginpage.h"

#include "core/base/qrmatrix.h"
#include "http/handlers/handoffhandlers.h"

#include <QFile>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// connect-src 'self' covers the WebSocket of the same host in CSP level 3 only: Safari before 15.4
// wants its address (https://bugs.webkit.org/show_bug.cgi?id=201591).
QByteArray contentSecurityPolicy(const QByteArrayList &channels)
{
    return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src "
        + (QByteArrayList{"'self'"_ba} + channels).join(' ')
        + "; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

Response file(const QString &name, const QByteArray &contentType,
              const QByteArrayList &channels = {})
{
    QFile source(u":/login/"_s + name);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("the program was built without its login page");
    return Response{.status = 200, .contentType = contentType, .body = source.readAll()}
        .withHeader("Content-Security-Policy"_ba, contentSecurityPolicy(channels))
        .withHeader("Referrer-Policy"_ba, "no-referrer"_ba);
}

} // namespace

LoginPageHandler::LoginPageHandler(Core::ServiceRegistry &services, const OriginPolicy &origins)
    : m_services(services)
    , m_origins(origins)
{
}

Response LoginPageHandler::operator()(const Request &request) const
{
    const auto value = [&request](const QString &name) {
        return request.query.queryItemValue(name, QUrl::FullyDecoded);
    };
    const auto refusal = [&request](const QString &fault) {
        return Response::badRequest(fault, request.id);
    };
    if (const auto fault = faultOfMissingClient(request.query))
        return refusal(*fault);
    if (request.query.hasQueryItem(u"client"_s)) {
        HTTP_TRY(service, request, m_services.findByName(value(u"client"_s)));
        const auto fault =
            faultOfHandoff(service,
                           {.redirectUri = value(u"redirect_uri"_s),
                            .codeChallenge = value(u"code_challenge"_s),
                            .codeChallengeMethod = value(u"code_challenge_method"_s)});
        if (fault)
            return refusal(*fault);
    }
    auto page = file(u"login.html"_s, "text/html; charset=utf-8"_ba, m_origins.channels(request));
    // Its files lie below /login, whether it was asked for with the slash at the end or without,
    // and below whatever path a proxy has put all of it.
    if (request.hasFinalSlash)
        page.body.replace("=\"login/", "=\"");
    return page;
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

namespace {

// Counts the dark modules in @p row from @p column on.
int runAt(const Core::QrMatrix &code, int column, int row)
{
    int end = column;
    while (end < code.size() && code.isDark(end, row))
        ++end;
    return end - column;
}

// A rectangle for each run of dark modules: much shorter than a square for each module. Strokes
// would be shorter still, but leave gaps between the rows where a module has no whole pixels.
QByteArray pathOf(const Core::QrMatrix &code)
{
    QByteArray path;
    path.reserve(qsizetype(code.size()) * code.size() * 5);
    for (int row = 0; row < code.size(); ++row) {
        const auto top = ' ' + QByteArray::number(row + Core::QrMatrix::quietZone) + 'h';
        for (int column = 0; column < code.size(); ++column) {
            const auto run = runAt(code, column, row);
            if (run == 0)
                continue;
            const auto length = QByteArray::number(run);
            path += 'M' + QByteArray::number(column + Core::QrMatrix::quietZone) + top + length
                + "v1h-" + length + 'z';
            column += run;
        }
    }
    return path;
}

} // namespace

std::optional<QJsonObject> qrPictureOf(const QString &text)
{
    const auto code = Core::QrMatrix::encode(text);
    if (!code)
        return std::nullopt;
    return QJsonObject{{u"size"_s, code->size() + 2 * Core::QrMatrix::quietZone},
                       {u"path"_s, QString::fromLatin1(pathOf(*code))}};
}

} // namespace Http
