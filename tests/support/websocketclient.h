// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/httpclient.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QTcpSocket>
#include <QUrl>

#include <optional>

namespace TestSupport {

//! A WebSocket client by hand (RFC 6455), so that the channel is checked by something other than
//! the library it is made with. Every wait runs the event loop.
class WebSocketClient
{
public:
    //! Begins the handshake with @p headers beside the necessary ones.
    WebSocketClient(const QUrl &server, const QByteArray &target, const HeaderList &headers = {});
    Q_DISABLE_COPY_MOVE(WebSocketClient)
    ~WebSocketClient() = default;

    //! The status of the handshake, 101 if it succeeded; 0 if the server's proof is wrong or
    //! nothing came.
    [[nodiscard]] int handshake();
    [[nodiscard]] const HttpReply &handshakeReply() const { return m_handshake; }

    void sendText(const QByteArray &content);
    void sendJson(const QJsonObject &json);
    void sendBinary(const QByteArray &bytes);
    //! One text in as many frames as there are parts.
    void sendFragments(const QByteArrayList &parts);
    void sendPing(const QByteArray &payload);
    void sendClose(quint16 code);
    //! As a cable that is pulled.
    void abort() { m_socket.abort(); }
    //! Whether pings are answered; they are, unless told otherwise.
    void setAnswersPings(bool answers) { m_answersPings = answers; }

    //! The next message; nothing if none comes before the connection ends.
    [[nodiscard]] std::optional<QJsonObject> nextMessage();
    //! The next one about the attempt: those about the server's own condition come in between
    //! whenever that changes, and are left out.
    [[nodiscard]] std::optional<QJsonObject> nextOfAttempt();
    //! Every message so far that nextMessage() has not taken.
    [[nodiscard]] const QList<QByteArray> &pendingMessages() const { return m_messages; }

    //! Waits for the end: the close frame's code, 1006 if the connection ended without one, 0 if it
    //! did not end.
    [[nodiscard]] int closeCode();
    [[nodiscard]] bool isOpen() const { return m_socket.isOpen() && !m_closeCode; }
    [[nodiscard]] bool waitForPing();
    [[nodiscard]] bool waitForPong(const QByteArray &payload);

private:
    void read();
    void readFrames();
    void take(int opcode, const QByteArray &payload);
    void sendFrame(int firstByte, const QByteArray &payload);

    QTcpSocket m_socket;
    QByteArray m_key;
    QByteArray m_buffer;
    HttpReply m_handshake;
    QList<QByteArray> m_messages;
    QList<QByteArray> m_pongs;
    int m_pings = 0;
    bool m_answersPings = true;
    std::optional<int> m_closeCode;
};

//! Sums up a message: a status for example as "FAILED CANCELLED", another by its type.
[[nodiscard]] QString statusIn(const std::optional<QJsonObject> &message);

} // namespace TestSupport
