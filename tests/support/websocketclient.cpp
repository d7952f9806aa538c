// SPDX-License-Identifier: GPL-3.0-only
#include "support/websocketclient.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

constexpr auto frameClientPatience = 10000;

// RFC 6455, 5.2
constexpr int finalBit = 0x80;
constexpr int maskBit = 0x80;
constexpr int continuation = 0x0;
constexpr int text = 0x1;
constexpr int binary = 0x2;
constexpr int closing = 0x8;
constexpr int ping = 0x9;
constexpr int pong = 0xA;

QByteArray randomMask(qsizetype count)
{
    QByteArray bytes;
    while (bytes.size() < count)
        bytes.append(static_cast<char>(QRandomGenerator::global()->bounded(256)));
    return bytes;
}

// RFC 6455, 1.3
QByteArray proofFor(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                    QCryptographicHash::Sha1)
        .toBase64();
}

QByteArray bigEndian(quint16 number)
{
    QByteArray bytes(2, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

WebSocketClient::WebSocketClient(const QUrl &server, const QByteArray &target,
                                 const HeaderList &headers)
    : m_key(randomMask(16).toBase64())
{
    QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + server.authority().toLatin1()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: "
        + m_key + "\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
    m_socket.connectToHost(server.host(), quint16(server.port()));
    m_socket.write(request + "\r\n");
}

int WebSocketClient::handshake()
{
    const auto isOver = [this] {
        return m_handshake.status != 0 || m_socket.state() == QTcpSocket::UnconnectedState;
    };
    if (!QTest::qWaitFor(isOver, frameClientPatience))
        return 0;
    if (m_handshake.status == 101 && m_handshake.header("Sec-WebSocket-Accept") != proofFor(m_key))
        return 0;
    return m_handshake.status;
}

void WebSocketClient::read()
{
    m_buffer += m_socket.readAll();
    if (m_handshake.status == 0) {
        const auto end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        m_handshake = replyFrom(m_buffer.left(end + 4));
        m_buffer.remove(0, end + 4);
    }
    if (m_handshake.status == 101)
        readFrames();
    else
        m_handshake.body = m_buffer;
}

// A server's frames are never masked (5.1), and this protocol's never need the long form.
void WebSocketClient::readFrames()
{
    while (m_buffer.size() >= 2) {
        const auto opcode = m_buffer[0] & 0x0f;
        qsizetype length = m_buffer[1] & 0x7f;
        qsizetype head = 2;
        if (length == 126) {
            if (m_buffer.size() < 4)
                return;
            length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
            head = 4;
        }
        if (m_buffer.size() < head + length)
            return;
        const auto payload = m_buffer.mid(head, length);
        m_buffer.remove(0, head + length);
        take(opcode, payload);
    }
}

void WebSocketClient::take(int opcode, const QByteArray &payload)
{
    switch (opcode) {
    case text:
        m_messages.append(payload);
        break;
    case ping:
        ++m_pings;
        if (m_answersPings)
            sendFrame(finalBit | pong, payload);
        break;
    case pong:
        m_pongs.append(payload);
        break;
    case closing:
        m_closeCode = payload.size() < 2 ? 1005 : qFromBigEndian<quint16>(payload.constData());
        sendFrame(finalBit | closing, payload.left(2));
        m_socket.disconnectFromHost();
        break;
    default:
        break;
    }
}

void WebSocketClient::sendFrame(int firstByte, const QByteArray &payload)
{
    QByteArray frame(1, static_cast<char>(firstByte));
    if (payload.size() < 126) {
        frame.append(static_cast<char>(maskBit | int(payload.size())));
    } else {
        frame.append(static_cast<char>(maskBit | 126));
        frame.append(bigEndian(quint16(payload.size())));
    }
    const auto mask = randomMask(4);
    frame.append(mask);
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame.append(static_cast<char>(payload[i] ^ mask[i % 4]));
    m_socket.write(frame);
}

void WebSocketClient::sendText(const QByteArray &content)
{
    sendFrame(finalBit | text, content);
}

void WebSocketClient::sendJson(const QJsonObject &json)
{
    sendText(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void WebSocketClient::sendBinary(const QByteArray &bytes)
{
    sendFrame(finalBit | binary, bytes);
}

void WebSocketClient::sendFragments(const QByteArrayList &parts)
{
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto opcode = i == 0 ? text : continuation;
        sendFrame(i + 1 == parts.size() ? finalBit | opcode : opcode, parts[i]);
    }
}

void WebSocketClient::sendPing(const QByteArray &payload)
{
    sendFrame(finalBit | ping, payload);
}

void WebSocketClient::sendClose(quint16 code)
{
    sendFrame(finalBit | closing, bigEndian(code));
}

std::optional<QJsonObject> WebSocketClient::nextMessage()
{
    const auto isOver = [this] {
        return !m_messages.isEmpty() || m_socket.state() == QTcpSocket::UnconnectedState;
    };
    if (!QTest::qWaitFor(isOver, frameClientPatience) || m_messages.isEmpty())
        return std::nullopt;
    return QJsonDocument::fromJson(m_messages.takeFirst()).object();
}

std::optional<QJsonObject> WebSocketClient::nextOfAttempt()
{
    auto message = nextMessage();
    while (message && message->value("type"_L1) == "service"_L1)
        message = nextMessage();
    return message;
}

int WebSocketClient::closeCode()
{
    const auto isOver = [this] { return m_socket.state() == QTcpSocket::UnconnectedState; };
    if (!QTest::qWaitFor(isOver, frameClientPatience))
        return 0;
    return m_closeCode.value_or(1006);
}

bool WebSocketClient::waitForPing()
{
    return QTest::qWaitFor([this, before = m_pings] { return m_pings > before; },
                           frameClientPatience);
}

bool WebSocketClient::waitForPong(const QByteArray &payload)
{
    return QTest::qWaitFor([this, &payload] { return m_pongs.contains(payload); },
                           frameClientPatience);
}

QString statusIn(const std::optional<QJsonObject> &message)
{
    if (!message)
        return u"no message"_s;
    if ((*message)["type"_L1].toString() != "status"_L1)
        return (*message)["type"_L1].toString();
    const auto reason = (*message)["failureReason"_L1].toString();
    const auto status = (*message)["status"_L1].toString();
    return reason.isEmpty() ? status : status + u' ' + reason;
}

} // namespace TestSupport
