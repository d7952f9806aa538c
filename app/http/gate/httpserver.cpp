// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/httpserver.h"

#include <QElapsedTimer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QSslSocket>
#include <QTcpSocket>

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#include <QHttpServerWebSocketUpgradeResponse>
#endif

namespace Http {

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

Request requestFrom(const QHttpServerRequest &request, bool isSecure)
{
    return {
        .method = methodName(request.method()),
        .path = withoutFinalSlash(request.url().path()),
        .query = request.query(),
        .headers = headersOf(request),
        .body = request.body(),
        .peer = request.remoteAddress(),
        .isSecure = isSecure,
        .id = newRequestId(),
        .hasFinalSlash = request.url().path().endsWith(u'/'),
    };
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void write(const Request &request, const Response &response, QHttpServerResponder &responder)
{
    QHttpHeaders headers;
    for (const auto &[name, value] : response.allHeaders(request.id))
        headers.append(name, value);
    responder.write(response.body, headers, QHttpServerResponder::StatusCode(response.status));
}

#else

bool wantsUpgrade(const Request &request)
{
    return request.header("connection").toLower().contains("upgrade")
        && request.header("upgrade").toLower() == "websocket";
}

// Qt 6.4's responder takes a fixed list of headers only and writes a body to HEAD; the socket is at
// hand. The gate ends a connection that asks for it.
void write(const Request &request, const Response &response, QTcpSocket *socket)
{
    const bool isLast = request.header("connection").toLower().contains("close");
    socket->write(toBytes(response, request.method, request.id, isLast));
}

#endif

} // namespace

HttpServer::HttpServer(Router router, QString channelPrefix, ChannelOpened opened,
                       Observer observer, Meter meter)
    : m_router(std::move(router))
    , m_channelPrefix(std::move(channelPrefix))
    , m_opened(std::move(opened))
    , m_observer(std::move(observer))
    , m_meter(std::move(meter))
{
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &HttpServer::acceptChannels);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // The gate has looked at the handshake; without a verifier Qt accepts none.
    addWebSocketUpgradeVerifier(this, [](const QHttpServerRequest & /*request*/) {
        return QHttpServerWebSocketUpgradeResponse::accept();
    });
#endif
}

bool HttpServer::isForChannel(const Request &request) const
{
    return request.path.startsWith(m_channelPrefix);
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

Response HttpServer::answerAndReport(const Request &request) const
{
    QElapsedTimer timer;
    timer.start();
    auto response = answer(request);
    QString route;
    if (isForChannel(request))
        route = m_channelPrefix;
    else if (m_router.has(request.path))
        route = request.path;
    const Answered answered{.route = route,
                            .status = response.status,
                            .duration = std::chrono::nanoseconds(timer.nsecsElapsed())};
    report(answered);
    if (m_meter)
        m_meter(request, answered);
    return response;
}

void HttpServer::report(const Answered &answered) const
{
    if (m_observer)
        m_observer(answered);
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

// Upgrades do not come this way; the verifier has them.
bool HttpServer::handleRequest(const QHttpServerRequest &qtRequest, QHttpServerResponder &responder)
{
    const auto request = requestFrom(qtRequest, !qtRequest.sslConfiguration().isNull());
    write(request, answerAndReport(request), responder);
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &qtRequest,
                                QHttpServerResponder &responder)
{
    const auto request = requestFrom(qtRequest, !qtRequest.sslConfiguration().isNull());
    write(request, answerAndReport(request), responder);
}

#else

// For an upgrade, true and nothing written lets Qt shake hands; anything written would spoil it.
bool HttpServer::handleRequest(const QHttpServerRequest &qtRequest, QTcpSocket *socket)
{
    const auto request = requestFrom(qtRequest, qobject_cast<QSslSocket *>(socket) != nullptr);
    if (!wantsUpgrade(request))
        write(request, answerAndReport(request), socket);
    return true;
}

// handleRequest() never leaves a request over.
void HttpServer::missingHandler(const QHttpServerRequest & /*request*/, QTcpSocket *socket)
{
    socket->abort();
}

#endif

void HttpServer::acceptChannels()
{
    while (hasPendingWebSocketConnections()) {
        auto socket = nextPendingWebSocketConnection();
        if (!socket->isValid())
            continue; // the peer is gone already: "disconnected" would never come
        report({.route = m_channelPrefix, .status = 101});
        auto path = socket->requestUrl().path();
        m_opened(std::move(socket), std::move(path));
    }
}

} // namespace Http
