// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/base/httpserver.h"

#include <QTcpSocket>
#include <QUrl>

#include <sys/socket.h>

#include <algorithm>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto largestHead = 16 * 1024;
// Maximum number of bytes of a body that is read and dropped.
constexpr qint64 mostOfABody = 64 * 1024 * 1024;

bool isKeptAlive(const QByteArray &version, const QByteArray &connection)
{
    const auto wish = connection.toLower();
    return version == "HTTP/1.1" ? wish != "close" : wish == "keep-alive";
}

std::optional<HttpRequest> requestFrom(const QByteArray &head)
{
    auto lines = head.split('\n');
    const auto words = lines.takeFirst().trimmed().split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1."))
        return std::nullopt;
    const auto url = QUrl::fromEncoded(words[1], QUrl::StrictMode);
    if (!url.isValid() || !words[1].startsWith('/'))
        return std::nullopt;
    HttpRequest request{.method = words[0],
                        .path = url.path(QUrl::FullyDecoded),
                        .query = QUrlQuery(url.query(QUrl::FullyEncoded))};
    for (const auto &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        if (colon > 0)
            request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    request.isKeptAlive = isKeptAlive(words[2], request.headers.value("connection"));
    return request;
}

} // namespace

// To close a socket that may not linger makes the kernel send RST.
void resetConnection(QTcpSocket &socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket.abort();
}

HttpExchange::HttpExchange(HttpRequest request, HttpConnection *connection, qint64 serial)
    : m_request(std::move(request))
    , m_connection(connection)
    , m_serial(serial)
{
}

bool HttpExchange::isOpen() const
{
    return m_connection && m_connection->m_isAnswering && m_connection->m_serial == m_serial;
}

void HttpExchange::answer(const HttpReply &reply) const
{
    if (isOpen())
        m_connection->answer(reply);
}

HttpConnection::HttpConnection(QTcpSocket *socket, qint64 largestBody, Handler handler,
                               QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_largestBody(largestBody)
    , m_handler(std::move(handler))
{
    socket->setParent(this);
    constexpr auto mostUnread = 1024 * 1024;
    socket->setReadBufferSize(mostUnread);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void HttpConnection::read()
{
    if (m_isAnswering)
        return;
    m_buffer += m_socket->readAll();
    if ((m_hasHead || readHead()) && readBody())
        handle();
}

bool HttpConnection::readHead()
{
    const auto end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_buffer.size() > largestHead)
            refuse(431);
        return false;
    }
    auto request = requestFrom(m_buffer.left(end));
    if (!request) {
        refuse(400);
        return false;
    }
    m_buffer.remove(0, end + 4);
    bool isNumber = true;
    const auto length = request->headers.value("content-length");
    m_bodyLeft = length.isEmpty() ? 0 : length.toLongLong(&isNumber);
    if (!isNumber || m_bodyLeft < 0 || m_bodyLeft > mostOfABody
        || request->headers.contains("transfer-encoding")) {
        refuse(411);
        return false;
    }
    m_request = std::move(*request);
    m_request.peer = m_socket->peerAddress();
    m_request.isTooLarge = m_bodyLeft > m_largestBody;
    m_hasHead = true;
    if (m_request.headers.value("expect").toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

bool HttpConnection::readBody()
{
    const auto part = std::min<qint64>(m_bodyLeft, m_buffer.size());
    if (!m_request.isTooLarge)
        m_request.body += m_buffer.left(part);
    m_buffer.remove(0, part);
    m_bodyLeft -= part;
    return m_bodyLeft == 0;
}

void HttpConnection::handle()
{
    m_hasHead = false;
    m_isAnswering = true;
    ++m_serial;
    m_keepsAlive = m_request.isKeptAlive;
    m_handler(HttpExchange(std::exchange(m_request, {}), this, m_serial));
}

void HttpConnection::answer(const HttpReply &reply)
{
    m_isAnswering = false;
    if (reply.isReset)
        return resetConnection(*m_socket);
    m_socket->write(reply.toBytes(m_keepsAlive));
    if (!m_keepsAlive)
        return m_socket->disconnectFromHost();
    // Reads what came meanwhile; queued, because many pipelined requests would nest otherwise.
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::refuse(int status)
{
    disconnect(m_socket, &QTcpSocket::readyRead, this, nullptr);
    m_socket->write(HttpReply::nginx(status).toBytes(false));
    m_socket->disconnectFromHost();
}

HttpServer::HttpServer(qint64 largestBody, HttpConnection::Handler handler)
    : m_largestBody(largestBody)
    , m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::acceptConnections);
}

bool HttpServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), port);
}

quint16 HttpServer::port() const
{
    return m_server.serverPort();
}

void HttpServer::acceptConnections()
{
    while (auto *socket = m_server.nextPendingConnection())
        new HttpConnection(socket, m_largestBody, m_handler, this);
}

} // namespace Simulator
