// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/outcomechannel.h"

#include "core/base/logging.h"
#include "core/model/attempt.h"
#include "protocol/channelmessage.h"
#include "protocol/paths.h"

#include <QNetworkRequest>
#include <QWebSocket>

#include <algorithm>
#include <array>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// A status is a few hundred bytes.
constexpr quint64 longestMessage = 64 * 1024;

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
constexpr auto socketFailed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#else
constexpr auto socketFailed = &QWebSocket::errorOccurred;
#endif

bool isFinal(int closeCode)
{
    constexpr std::array final{Protocol::CloseCode::notAuthorized, Protocol::CloseCode::attemptOver,
                               Protocol::CloseCode::superseded};
    return std::find(final.begin(), final.end(), closeCode) != final.end();
}

// The codes with which a WebSocket says that it just ended; any other is the server's own word.
Outage outageOf(int closeCode)
{
    const bool justGone = closeCode == QWebSocketProtocol::CloseCodeNormal
        || closeCode == QWebSocketProtocol::CloseCodeGoingAway
        || closeCode == QWebSocketProtocol::CloseCodeAbnormalDisconnection;
    return justGone ? Outage::Network : Outage::Server;
}

QTimer &singleShot(QTimer &timer, std::chrono::milliseconds interval)
{
    timer.setSingleShot(true);
    timer.setInterval(interval);
    return timer;
}

} // namespace

OutcomeChannel::OutcomeChannel(const ServerAddress &server, const QUuid &attemptId,
                               Core::Secret channelToken, const ChannelTimings &timings,
                               QObject *parent)
    : QObject(parent)
    , m_url(server.webSocket(Protocol::Path::channelPrefix + Core::toString(attemptId)))
    , m_channelToken(std::move(channelToken))
    , m_timings(timings)
    , m_pauses(timings.reconnect)
{
    m_ping.setInterval(timings.pingEvery);
    connect(&m_ping, &QTimer::timeout, this, &OutcomeChannel::ping);
    connect(&singleShot(m_reconnect, {}), &QTimer::timeout, this, &OutcomeChannel::open);
    connect(&singleShot(m_answerDue, {}), &QTimer::timeout, this,
            [this] { lose(Outage::Network); });
}

OutcomeChannel::~OutcomeChannel()
{
    dropSocket();
}

void OutcomeChannel::open()
{
    m_reconnect.stop();
    dropSocket();
    m_socket.reset(new QWebSocket);
    m_socket->setMaxAllowedIncomingMessageSize(longestMessage);
    connect(m_socket.get(), &QWebSocket::connected, this, &OutcomeChannel::onConnected);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &OutcomeChannel::onText);
    connect(m_socket.get(), &QWebSocket::pong, &m_answerDue, &QTimer::stop);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &OutcomeChannel::onDown);
    connect(m_socket.get(), socketFailed, this, &OutcomeChannel::onDown);
    m_answerDue.start(m_timings.openWithin);
    QNetworkRequest request(m_url);
    request.setRawHeader("Authorization", "Bearer " + m_channelToken.reveal());
    m_socket->open(request);
}

void OutcomeChannel::enterNumber(const QString &number)
{
    if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->sendTextMessage(
            QString::fromUtf8(Protocol::toBytes(Protocol::EnterNumber{.number = number})));
}

void OutcomeChannel::acknowledge()
{
    leave(Protocol::toBytes(Protocol::Received{}));
}

void OutcomeChannel::cancel()
{
    leave(Protocol::toBytes(Protocol::Cancel{}));
}

void OutcomeChannel::onConnected()
{
    m_ping.start();
}

void OutcomeChannel::onText(const QString &text)
{
    if (m_isLeaving)
        return;
    const auto message = Protocol::serverMessageFrom(text.toUtf8());
    if (const auto *changed = std::get_if<Protocol::StatusChanged>(&message)) {
        m_answerDue.stop();
        m_pauses.reset();
        // A code whose message cannot arrive is not shown for a moment either.
        if (changed->status.service)
            Q_EMIT serviceReported(*changed->status.service);
        Q_EMIT statusChanged(changed->status);
    } else if (const auto *service = std::get_if<Protocol::ServiceChanged>(&message)) {
        Q_EMIT serviceReported(service->service);
    } else if (std::holds_alternative<Protocol::MessageArrived>(message)) {
        Q_EMIT messageArrived();
    } else if (const auto *wanted = std::get_if<Protocol::NumberWanted>(&message)) {
        Q_EMIT numberWanted(wanted->digits, wanted->triesLeft);
    }
}

void OutcomeChannel::onDown()
{
    const int code = m_socket ? int(m_socket->closeCode()) : 0;
    if (m_isLeaving || isFinal(code))
        end();
    else
        lose(outageOf(code));
}

void OutcomeChannel::ping()
{
    // Not anew with each ping: the first one that is not answered counts.
    if (!m_answerDue.isActive())
        m_answerDue.start(m_timings.pongWithin);
    m_socket->ping();
}

void OutcomeChannel::lose(Outage outage)
{
    if (m_isLeaving) {
        end();
        return;
    }
    dropSocket();
    const auto pause = m_pauses.next();
    qCInfo(lcKiosk) << "channel lost, next try in" << pause.count() << "ms";
    m_reconnect.start(pause);
    Q_EMIT lost(outage);
}

void OutcomeChannel::end()
{
    dropSocket();
    m_reconnect.stop();
    Q_EMIT closed();
}

void OutcomeChannel::leave(const QByteArray &lastWords)
{
    m_isLeaving = true;
    m_reconnect.stop();
    m_ping.stop();
    if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState) {
        // Never from within the call: the caller still holds us.
        QMetaObject::invokeMethod(this, &OutcomeChannel::end, Qt::QueuedConnection);
        return;
    }
    m_answerDue.start(m_timings.pongWithin);
    m_socket->sendTextMessage(QString::fromUtf8(lastWords));
    m_socket->close();
}

void OutcomeChannel::dropSocket()
{
    m_ping.stop();
    m_answerDue.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->disconnect(&m_answerDue);
    m_socket->abort();
    m_socket.reset();
}

} // namespace Kiosk
