// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/httpclient.h"

#include <QByteArray>
#include <QHostAddress>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QTcpSocket;

namespace TestSupport {

//! One connection on which a test says exactly what it likes, HTTP or not. To an https address it
//! speaks TLS and takes any certificate. Every wait runs the event loop.
class RawClient
{
public:
    //! @p from is an address of this machine to come from, 127.0.0.2 for one; null is any.
    explicit RawClient(const QUrl &server, const QHostAddress &from = {});
    ~RawClient();
    Q_DISABLE_COPY_MOVE(RawClient)

    //! False if there is no connection.
    [[nodiscard]] bool isConnected();
    void send(const QByteArray &bytes);
    //! The next answer on this connection, interim ones left out; status 0 if the connection ends
    //! without one, or if none comes.
    [[nodiscard]] HttpReply nextReply();
    //! Whether the server ends the connection within @p patience.
    [[nodiscard]] bool isClosedWithin(std::chrono::milliseconds patience);
    [[nodiscard]] bool isClosed() const;
    //! False if @p text has not come after a while.
    [[nodiscard]] bool isTold(const QByteArray &text);
    //! All that has come and was not taken by nextReply().
    [[nodiscard]] QByteArray received();
    //! From now on nothing is read off the network.
    void pauseReading();
    //! Hands what was sent to the operating system now.
    void flush();
    //! Without a word, as a reset.
    void reset();
    //! No more is sent; what comes is still read.
    void closeHalf();

private:
    [[nodiscard]] qsizetype completeReply() const;
    [[nodiscard]] bool waitUntil(const std::function<bool()> &isSo,
                                 std::chrono::milliseconds patience) const;

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_buffer;
};

//! A request with a Host, and a Content-Length where it is POST.
[[nodiscard]] QByteArray requestBytes(const QByteArray &method, const QByteArray &target,
                                      const QByteArray &headerLines = {},
                                      const QByteArray &body = {});

//! A WebSocket's handshake with a key of its own.
[[nodiscard]] QByteArray handshakeBytes(const QByteArray &target,
                                        const QByteArray &headerLines = {});

} // namespace TestSupport
