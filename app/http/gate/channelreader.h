#pragma once

#include "http/gate/framereader.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>

#include <chrono>
#include <optional>

namespace Http {

//! Looks at what comes on a WebSocket before Qt reads it. Qt 6 takes frames that are not masked,
//! although RFC 6455, 5.1, says that a server must not.
//!
//! New bytes are those that Qt has not left unread: so one of our slots has to be called before
//! Qt's reader, and one behind it. Slots run in the order of connecting, and at an upgrade Qt cuts
//! all connections of the socket and makes two of its own to readyRead: to read the handshake, then
//! to read frames. A WatchedSocket tells when.
class ChannelReader : public QObject
{
    Q_OBJECT

public:
    //! @p socket, a WatchedSocket, is about to be upgraded, and outlives this object.
    ChannelReader(QTcpSocket *socket, QObject *parent);
    ~ChannelReader() override;
    Q_DISABLE_COPY_MOVE(ChannelReader)

    //! For how long Qt and whoever listens to it were busy with what came last.
    [[nodiscard]] std::chrono::nanoseconds timeOfRead() const { return m_timeOfRead; }

Q_SIGNALS:
    //! A frame came that must not be. Qt has not seen it yet.
    void broken();
    //! Qt has read something.
    void wasRead();

private:
    void follow();
    void check();

    QTcpSocket *m_socket;
    //! How often Qt has connected since the upgrade.
    int m_readers = 0;
    bool m_isConnecting = false;
    FrameReader m_frames;
    //! Bytes that Qt has left in the buffer; empty before it reads frames.
    std::optional<qint64> m_unread;
    QElapsedTimer m_sinceArrival;
    std::chrono::nanoseconds m_timeOfRead{0};
};

} // namespace Http
