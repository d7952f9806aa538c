// SPDX-License-Identifier: GPL-3.0-only
#include "support/rawclient.h"

#include <QEventLoop>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace TestSupport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto rawPatience = 20s;

void comeFrom(QTcpSocket &socket, const QHostAddress &from)
{
    if (!from.isNull() && !socket.bind(from))
        qFatal("nobody can come from %s here", qPrintable(from.toString()));
}

std::unique_ptr<QTcpSocket> connected(const QUrl &server, const QHostAddress &from)
{
    const auto port = static_cast<quint16>(server.port());
    if (server.scheme() != "https"_L1) {
        auto socket = std::make_unique<QTcpSocket>();
        comeFrom(*socket, from);
        socket->connectToHost(server.host(), port);
        return socket;
    }
    auto socket = std::make_unique<QSslSocket>();
    comeFrom(*socket, from);
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(server.host(), port);
    return socket;
}

} // namespace

RawClient::RawClient(const QUrl &server, const QHostAddress &from)
    : m_socket(connected(server, from))
{
}

RawClient::~RawClient() = default;

bool RawClient::isConnected()
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    return waitUntil(
        [&] { return tls ? tls->isEncrypted() : m_socket->state() == QTcpSocket::ConnectedState; },
        rawPatience);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

// The length of the first answer in the buffer; -1 while it is not complete.
qsizetype RawClient::completeReply() const
{
    const auto end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    const auto head = replyFrom(m_buffer.left(end + 4));
    const auto length = end + 4 + head.header("Content-Length").toLongLong();
    return m_buffer.size() >= length ? length : -1;
}

HttpReply RawClient::nextReply()
{
    const auto isDecided = [this] {
        m_buffer += m_socket->readAll();
        while (m_buffer.startsWith("HTTP/1.1 100 ") && m_buffer.contains("\r\n\r\n"))
            m_buffer.remove(0, m_buffer.indexOf("\r\n\r\n") + 4);
        return completeReply() >= 0 || isClosed();
    };
    if (!waitUntil(isDecided, rawPatience) || completeReply() < 0)
        return {};
    const auto length = completeReply();
    auto reply = replyFrom(m_buffer.left(length));
    m_buffer.remove(0, length);
    return reply;
}

bool RawClient::isClosedWithin(std::chrono::milliseconds patience)
{
    return waitUntil([this] { return isClosed(); }, patience);
}

bool RawClient::isClosed() const
{
    return m_socket->state() == QTcpSocket::UnconnectedState;
}

bool RawClient::isTold(const QByteArray &text)
{
    return waitUntil([&] { return received().contains(text); }, rawPatience);
}

// By the socket's signals: QTest::qWaitFor() looks every ten milliseconds, which is too coarse for
// those who measure.
bool RawClient::waitUntil(const std::function<bool()> &isSo,
                          std::chrono::milliseconds rawPatience) const
{
    if (isSo())
        return true;
    QEventLoop loop;
    const auto look = [&] {
        if (isSo())
            loop.quit();
    };
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, &loop, look);
    QObject::connect(m_socket.get(), &QTcpSocket::stateChanged, &loop, look);
    if (const auto *tls = qobject_cast<QSslSocket *>(m_socket.get()))
        QObject::connect(tls, &QSslSocket::encrypted, &loop, look);
    QTimer::singleShot(rawPatience, &loop, &QEventLoop::quit);
    loop.exec();
    return isSo();
}

QByteArray RawClient::received()
{
    m_buffer += m_socket->readAll();
    return m_buffer;
}

void RawClient::pauseReading()
{
    m_socket->setReadBufferSize(1);
}

void RawClient::flush()
{
    m_socket->flush();
}

void RawClient::reset()
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    m_socket->abort();
}

void RawClient::closeHalf()
{
    m_socket->flush();
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

QByteArray requestBytes(const QByteArray &method, const QByteArray &target,
                        const QByteArray &headerLines, const QByteArray &body)
{
    auto bytes = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines;
    if (method == "POST")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

QByteArray handshakeBytes(const QByteArray &target, const QByteArray &headerLines)
{
    return requestBytes("GET"_ba, target,
                        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n"_ba
                            + headerLines);
}

} // namespace TestSupport
