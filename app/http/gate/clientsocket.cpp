// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/clientsocket.h"

#include "http/gate/heldsocket.h"

#include <QSslSocket>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

namespace Http {

ClientSocket::ClientSocket(QTcpSocket *socket, QObject *owner)
    : m_socket(socket)
    , m_owner(owner)
    , m_progressAt(monotonicNow())
{
}

bool ClientSocket::isSecure() const
{
    return qobject_cast<QSslSocket *>(m_socket) != nullptr;
}

qint64 ClientSocket::unsent() const
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void ClientSocket::setReader(std::function<void()> onReadyRead)
{
    m_onReadyRead = std::move(onReadyRead);
    QObject::connect(m_socket, &QTcpSocket::readyRead, m_owner, m_onReadyRead);
}

void ClientSocket::seize()
{
    removeReaders();
    QObject::connect(m_socket, &QTcpSocket::readyRead, m_owner, m_onReadyRead);
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction(); // what Qt had read of the request
    constexpr auto enoughToThrowAway = 64 * 1024;
    m_socket->setReadBufferSize(enoughToThrowAway);
}

void ClientSocket::removeReaders()
{
    QObject::disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
}

qint64 ClientSocket::discard(qint64 most)
{
    if (!m_socket->isOpen())
        return 0;
    std::array<char, 16 * 1024> bytes{};
    return std::max<qint64>(0, m_socket->read(bytes.data(), std::min<qint64>(most, bytes.size())));
}

// With TLS bytesWritten comes while what was encrypted is still on its way to the socket.
void ClientSocket::whenSent(const std::function<void()> &onSent)
{
    if (const auto *tls = qobject_cast<QSslSocket *>(m_socket))
        QObject::connect(tls, &QSslSocket::encryptedBytesWritten, m_owner, onSent);
    else
        QObject::connect(m_socket, &QTcpSocket::bytesWritten, m_owner, onSent);
}

void ClientSocket::watchProgress()
{
    whenSent([this] { m_progressAt = monotonicNow(); });
}

bool ClientSocket::isStalled(const GateLimits &limits)
{
    if (unsent() == 0)
        m_progressAt = monotonicNow();
    return unsent() > 2 * limits.unsent || monotonicNow() - m_progressAt > limits.stallTime;
}

void ClientSocket::endWriting()
{
    // Qt may have something to say, too, for example the channel's own close.
    if (auto *socket = dynamic_cast<HalfClosable *>(m_socket))
        socket->endWriting();
    const auto halfClose = [this] {
        if (unsent() == 0 && m_socket->state() == QTcpSocket::ConnectedState)
            ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    };
    whenSent(halfClose);
    halfClose();
}

} // namespace Http
