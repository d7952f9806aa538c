#include "server/httpserver.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QRandomGenerator>
#include <QTcpSocket>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#include <QHttpServerWebSocketUpgradeResponse>
#endif

namespace Server {

using namespace Qt::StringLiterals;

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    const auto names = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(names.valueToKey(int(method))).toUpper();
}

QHash<QByteArray, QByteArray> headersOf(const QHttpServerRequest &request)
{
    QHash<QByteArray, QByteArray> headers;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    for (qsizetype i = 0; i < request.headers().size(); ++i) {
        const auto name = request.headers().nameAt(i);
        headers.insert(QByteArray(name.data(), name.size()).toLower(),
                       request.headers().valueAt(i).toByteArray());
    }
#else
    for (const auto &[name, value] : request.headers())
        headers.insert(name.toLower(), value);
#endif
    return headers;
}

Request requestFrom(const QHttpServerRequest &request)
{
    return {
        .method = methodName(request.method()),
        .path = withoutFinalSlash(request.url().path()),
        .query = request.query(),
        .headers = headersOf(request),
        .body = request.body(),
        .peer = request.remoteAddress(),
        .id =
            QString::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, u'0'),
    };
}

QList<std::pair<QByteArray, QByteArray>> allHeaders(const Request &request,
                                                    const Response &response)
{
    auto headers = response.headers;
    headers.append({"X-Request-Id"_ba, request.id.toLatin1()});
    headers.append({"X-Content-Type-Options"_ba, "nosniff"_ba});
    headers.append({"Cache-Control"_ba, "no-store"_ba});
    if (!response.contentType.isEmpty())
        headers.append({"Content-Type"_ba, response.contentType});
    return headers;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void write(const Request &request, const Response &response, QHttpServerResponder &responder)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : allHeaders(request, response))
        headers.append(name, value);
    const bool withoutBody = request.method == "HEAD" || response.status == 204;
    responder.write(withoutBody ? QByteArray() : response.body, headers,
                    QHttpServerResponder::StatusCode(response.status));
}

#else

bool wantsUpgrade(const Request &request)
{
    return request.header("connection").toLower().contains("upgrade")
        && request.header("upgrade").toLower() == "websocket";
}

QByteArray reasonPhrase(int status)
{
    const auto names = QMetaEnum::fromType<QHttpServerResponder::StatusCode>();
    return names.valueToKey(status);
}

// Qt 6.4's responder takes a fixed list of headers only, writes a body to HEAD and ignores
// "Connection: close"; the socket is at hand.
void write(const Request &request, const Response &response, QTcpSocket *socket)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status);
    for (const auto &[name, value] : allHeaders(request, response))
        bytes += "\r\n" + name + ": " + value;
    if (response.status != 204)
        bytes += "\r\nContent-Length: " + QByteArray::number(response.body.size());
    const bool isLast = request.header("connection").toLower().contains("close");
    bytes += isLast ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
    if (request.method != "HEAD")
        bytes += response.body;
    socket->write(bytes);
    if (isLast)
        socket->disconnectFromHost();
}

#endif

} // namespace

HttpServer::HttpServer(Router router, OriginPolicy origins, QString channelPrefix,
                       ChannelOpened opened)
    : m_router(std::move(router))
    , m_origins(std::move(origins))
    , m_channelPrefix(std::move(channelPrefix))
    , m_opened(std::move(opened))
{
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &HttpServer::takeChannels);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest &qtRequest) {
        const auto refusal = refusalOfChannel(requestFrom(qtRequest));
        if (!refusal)
            return QHttpServerWebSocketUpgradeResponse::accept();
        return QHttpServerWebSocketUpgradeResponse::deny(refusal->status, refusal->body);
    });
#endif
}

bool HttpServer::isForChannel(const Request &request) const
{
    return request.path.startsWith(m_channelPrefix);
}

std::optional<Response> HttpServer::refusalOfChannel(const Request &request) const
{
    if (!isForChannel(request)) {
        return Response::error(404, ErrorCode::notFound, u"There is no channel at this address."_s,
                               request.id);
    }
    if (!m_origins.allows(request)) {
        return Response::error(403, ErrorCode::forbidden,
                               u"A page of this origin may not open a channel."_s, request.id);
    }
    return std::nullopt;
}

Response HttpServer::answer(const Request &request) const
{
    if (!isForChannel(request))
        return m_router.answer(request);
    if (request.method != "GET") {
        return Response::error(405, ErrorCode::methodNotAllowed,
                               u"A channel is a WebSocket: open it with GET."_s, request.id)
            .withHeader("Allow"_ba, "GET"_ba);
    }
    return Response::error(426, ErrorCode::badRequest,
                           u"A channel is a WebSocket: ask for an upgrade."_s, request.id)
        .withHeader("Upgrade"_ba, "websocket"_ba)
        .withHeader("Connection"_ba, "Upgrade"_ba);
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

// Upgrades do not come this way; the verifier has them.
bool HttpServer::handleRequest(const QHttpServerRequest &qtRequest, QHttpServerResponder &responder)
{
    const auto request = requestFrom(qtRequest);
    write(request, answer(request), responder);
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &qtRequest,
                                QHttpServerResponder &responder)
{
    const auto request = requestFrom(qtRequest);
    write(request, answer(request), responder);
}

#else

// For an upgrade, true and nothing written lets Qt shake hands; anything written would spoil it.
bool HttpServer::handleRequest(const QHttpServerRequest &qtRequest, QTcpSocket *socket)
{
    const auto request = requestFrom(qtRequest);
    if (wantsUpgrade(request))
        return !refusalOfChannel(request);
    write(request, answer(request), socket);
    return true;
}

// Only refused upgrades come here; Qt closes the connection afterwards.
void HttpServer::missingHandler(const QHttpServerRequest &qtRequest, QTcpSocket *socket)
{
    const auto request = requestFrom(qtRequest);
    write(request, refusalOfChannel(request).value_or(answer(request)), socket);
}

#endif

void HttpServer::takeChannels()
{
    while (hasPendingWebSocketConnections()) {
        auto socket = nextPendingWebSocketConnection();
        if (!socket->isValid())
            continue; // the peer is gone already: "disconnected" would never come
        auto path = socket->requestUrl().path();
        m_opened(std::move(socket), std::move(path));
    }
}

} // namespace Server
