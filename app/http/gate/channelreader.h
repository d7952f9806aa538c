// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QAbstractSocket>
#include <QByteArray>
#include <QByteArrayView>
#include <QElapsedTimer>
#include <QMetaMethod>
#include <QObject>
#include <QTcpSocket>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace Http {

//! RFC 6455, 7.4.1: the close code for frames that must not be.
inline constexpr int protocolError = 1002;

//! RFC 6455, 5.5.1: a close frame of a server, which masks nothing.
[[nodiscard]] QByteArray closeFrame(int code);

//! Notifies its owner when somebody else has connected to a socket's readyRead.
class ReaderWatch
{
public:
    ReaderWatch() = default;
    virtual ~ReaderWatch() = default;
    Q_DISABLE_COPY_MOVE(ReaderWatch)

    //! @p onReader is called after each connection to readyRead from now on.
    void setOnReader(std::function<void()> onReader) { m_onReader = std::move(onReader); }

protected:
    void notifyReader()
    {
        if (m_onReader)
            m_onReader();
    }

private:
    std::function<void()> m_onReader;
};

//! A QTcpSocket or QSslSocket with a ReaderWatch: slots run in the order of connecting, so a slot
//! that must run before another has to connect before it.
template <typename Base>
class WatchedSocket : public Base, public ReaderWatch
{
public:
    using Base::Base;

protected:
    void connectNotify(const QMetaMethod &signal) override
    {
        Base::connectNotify(signal);
        if (signal == QMetaMethod::fromSignal(&QIODevice::readyRead))
            notifyReader();
    }
};

//! Follows the frames of a WebSocket's client from one header to the next (RFC 6455, 5.2), to find
//! frames that a client must not send: without a mask, with reserved bits or opcodes, control
//! frames that are long or in fragments. It ignores the frames' contents.
class FrameReader
{
public:
    //! Reads the bytes that follow on the former ones, cut anywhere. Returns false from the first
    //! forbidden frame on. Bytes behind a close frame mean nothing and are always right.
    [[nodiscard]] bool read(QByteArrayView bytes);

private:
    void beginPayload();

    //! The header as far as it has come.
    QByteArray m_header;
    //! Bytes of the payload that are still to come.
    quint64 m_missing = 0;
    bool m_isClosed = false;
    bool m_isBroken = false;
};

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
    //! The number of reads allowed within a window of time.
    struct Limits
    {
        int reads;
        std::chrono::milliseconds window;
    };

    //! @p socket, a WatchedSocket, is about to be upgraded, and outlives this object.
    ChannelReader(QTcpSocket *socket, Limits limits, QObject *parent);
    ~ChannelReader() override;
    Q_DISABLE_COPY_MOVE(ChannelReader)

    //! The time that Qt and the slots behind it spent on the last read.
    [[nodiscard]] std::chrono::nanoseconds timeOfRead() const { return m_timeOfRead; }
    //! The client has sent more often than the limits allow.
    [[nodiscard]] bool isFlooded() const { return m_reads > m_limits.reads; }

Q_SIGNALS:
    //! A forbidden frame came. Qt has not seen it yet.
    void broken();
    //! Qt has read something.
    void wasRead();

private:
    void follow();
    void check();
    void onRead();

    QTcpSocket *m_socket;
    Limits m_limits;
    QElapsedTimer m_window;
    //! Since m_window began.
    int m_reads = 0;
    //! The number of Qt's connections since the upgrade.
    int m_readers = 0;
    bool m_isConnecting = false;
    FrameReader m_frames;
    //! Bytes that Qt has left in the buffer; empty before it reads frames.
    std::optional<qint64> m_unread;
    QElapsedTimer m_sinceArrival;
    std::chrono::nanoseconds m_timeOfRead{0};
};

} // namespace Http
