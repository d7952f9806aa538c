#include "http/gate/channelreader.h"

#include "http/gate/watchedsocket.h"

#include <QScopedValueRollback>

namespace Http {

ChannelReader::ChannelReader(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    if (auto *watch = dynamic_cast<ReaderWatch *>(m_socket))
        watch->setOnReader([this] { follow(); });
}

ChannelReader::~ChannelReader() = default;

void ChannelReader::follow()
{
    if (m_isConnecting)
        return;
    const QScopedValueRollback connecting(m_isConnecting, true);
    ++m_readers;
    if (m_readers == 1)
        connect(m_socket, &QTcpSocket::readyRead, this, &ChannelReader::check);
    if (m_readers != 2)
        return;
    m_unread = 0;
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        m_unread = m_socket->bytesAvailable();
        m_timeOfRead =
            std::chrono::nanoseconds(m_sinceArrival.isValid() ? m_sinceArrival.nsecsElapsed() : 0);
        Q_EMIT wasRead();
    });
}

void ChannelReader::check()
{
    m_sinceArrival.start();
    if (!m_unread || !m_socket->isOpen())
        return;
    const auto available = m_socket->bytesAvailable();
    if (available <= *m_unread)
        return;
    const auto bytes = m_socket->peek(available);
    if (!m_frames.take(QByteArrayView(bytes).sliced(*m_unread)))
        Q_EMIT broken();
}

} // namespace Http
