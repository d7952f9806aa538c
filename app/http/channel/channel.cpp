// SPDX-License-Identifier: GPL-3.0-only
#include "http/channel/channel.h"

#include "http/base/credentials.h"
#include "http/base/logging.h"

#include <QNetworkRequest>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// RFC 6455, 7.4.1: the server met a condition that kept it from answering; a client connects again.
constexpr int internalError = 1011;

} // namespace

Channel::Channel(std::unique_ptr<QWebSocket> socket, std::optional<QUuid> attemptId,
                 Services services, ChannelTimes times)
    : m_socket(std::move(socket))
    , m_attemptId(attemptId)
    , m_services(services)
    , m_times(times)
{
    m_socket->setMaxAllowedIncomingMessageSize(maxMessage);
    m_socket->setMaxAllowedIncomingFrameSize(maxMessage);
    m_patience.setSingleShot(true);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &Channel::gone);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Channel::receive);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this] { close(Protocol::CloseCode::badMessage); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_pongIsDue = false; });
    connect(&m_pinger, &QTimer::timeout, this, &Channel::ping);
}

void Channel::start()
{
    m_pinger.start(m_times.ping);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { close(Protocol::CloseCode::notAuthorized); });
    m_patience.start(m_times.authentication);
    const auto authorization = m_socket->request().rawHeader("Authorization");
    if (const auto token = credentials(authorization, "Bearer"_ba))
        handle(Protocol::Authenticate{*token});
}

void Channel::receive(const QString &text)
{
    if (m_isClosing)
        return;
    if (!m_floodTimer.isValid() || m_floodTimer.hasExpired(m_times.flood.count())) {
        m_floodTimer.start();
        m_messages = 0;
    }
    if (++m_messages > maxMessages)
        return close(Protocol::CloseCode::badMessage);
    std::visit([this](const auto &message) { handle(message); },
               Protocol::clientMessageFrom(text.toUtf8()));
}

void Channel::handle(std::monostate /*message*/)
{
    close(Protocol::CloseCode::badMessage);
}

void Channel::handle(const Protocol::Authenticate &message)
{
    if (m_isAuthenticated)
        return close(Protocol::CloseCode::badMessage);
    const auto attempt =
        m_attemptId ? m_services.logins.find(*m_attemptId) : std::optional<Core::Attempt>();
    if (!attempt)
        return close(internalError);
    // An unknown attempt takes the same steps as a known one: the two cannot be told apart.
    const auto &expected = *attempt ? (*attempt)->channelTokenHash : nobodysHash;
    if (!hasHash(message.channelToken, expected) || !*attempt)
        return close(Protocol::CloseCode::notAuthorized);
    m_isAuthenticated = true;
    m_patience.stop();
    m_patience.disconnect(this);
    Q_EMIT authenticated(*m_attemptId);
    sendStatus();
}

void Channel::handle(Protocol::Received /*message*/)
{
    if (!m_isAuthenticated)
        return close(Protocol::CloseCode::notAuthorized);
    if (!m_sent || m_sent->status != Core::AttemptStatus::Completed)
        return close(Protocol::CloseCode::badMessage);
    if (!m_services.sessions.acknowledge(*m_attemptId))
        return close(internalError);
    close(Protocol::CloseCode::attemptOver);
}

void Channel::handle(Protocol::Cancel /*message*/)
{
    if (!m_isAuthenticated)
        return close(Protocol::CloseCode::notAuthorized);
    const auto cancelled = m_services.logins.cancel(*m_attemptId);
    if (!cancelled)
        return close(internalError);
    if (*cancelled)
        logFailure(*m_attemptId, Core::FailureReason::Cancelled);
}

void Channel::handle(const Protocol::EnterNumber &message)
{
    if (!m_isAuthenticated)
        return close(Protocol::CloseCode::notAuthorized);
    const auto matched = m_services.logins.confirm(*m_attemptId, message.number);
    const auto attempt = m_services.logins.find(*m_attemptId);
    if (!matched || !attempt || !*attempt)
        return close(internalError);
    switch (*matched) {
    case Core::NumberMatch::Wrong:
        return askForNumber(**attempt);
    case Core::NumberMatch::NotWanted:
        return close(Protocol::CloseCode::badMessage);
    case Core::NumberMatch::Right:
    case Core::NumberMatch::Refused:
    case Core::NumberMatch::TenantDisabled:
        return logOutcome(**attempt); // the hub has pushed it
    }
    Q_UNREACHABLE();
}

void Channel::askForNumber(const Core::Attempt &attempt)
{
    const Protocol::NumberWanted wanted{.digits = attempt.numberDigits,
                                        .triesLeft = Core::LoginService::triesLeft(attempt)};
    m_socket->sendTextMessage(QString::fromUtf8(Protocol::toBytes(wanted)));
}

void Channel::sendMessageArrived()
{
    m_socket->sendTextMessage(QString::fromUtf8(Protocol::toBytes(Protocol::MessageArrived{})));
    m_socket->flush(); // the commit that follows blocks this thread for a moment
}

void Channel::sendService()
{
    if (m_isClosing || !m_sent || !Core::isPending(m_sent->status))
        return;
    const auto service = m_services.reporter.service(m_isOfKiosk);
    if (!service || service == m_sentService)
        return;
    m_sentService = service;
    m_socket->sendTextMessage(
        QString::fromUtf8(Protocol::toBytes(Protocol::ServiceChanged{*service})));
}

void Channel::sendStatus()
{
    const auto attempt = m_services.logins.find(*m_attemptId);
    if (!attempt || !*attempt)
        return close(internalError);
    const auto reply = m_services.reporter.forHolder(**attempt);
    if (!reply)
        return close(internalError);
    m_socket->sendTextMessage(
        QString::fromUtf8(Protocol::toBytes(Protocol::StatusChanged{*reply})));
    m_sent = reply->state;
    m_sentService = reply->service;
    m_isOfKiosk = !(*attempt)->kiosk.isEmpty();
    if (m_sent->status == Core::AttemptStatus::Verified)
        return askForNumber(**attempt);
    if (Core::isPending(m_sent->status))
        return;
    if (!reply->session)
        return close(Protocol::CloseCode::attemptOver);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { close(Protocol::CloseCode::attemptOver); });
    m_patience.start(m_times.receipt);
}

void Channel::refresh()
{
    if (m_isClosing)
        return;
    const auto attempt = m_services.logins.find(*m_attemptId);
    if (!attempt || !*attempt)
        return; // what cannot be read now is told when it can; the next change asks again
    if ((*attempt)->state != m_sent)
        return sendStatus();
    if (m_sent->status != Core::AttemptStatus::Completed)
        return;
    const auto isLive = m_services.sessions.isLive(*m_attemptId);
    if (isLive && !*isLive)
        close(Protocol::CloseCode::attemptOver);
}

void Channel::close(int code)
{
    if (m_isClosing)
        return;
    m_isClosing = true;
    m_pinger.stop();
    m_patience.disconnect(this);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_socket->abort(); });
    m_patience.start(m_times.closing);
    // Later, because after an upgrade Qt looks for bytes once more, and complains in the log where
    // the socket is closed by then: a line for everybody who comes with a wrong token. It complains
    // as well where the peer is gone by then.
    QMetaObject::invokeMethod(
        m_socket.get(),
        [socket = m_socket.get(), code] {
            if (socket->state() == QAbstractSocket::ConnectedState)
                socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
        },
        Qt::QueuedConnection);
}

void Channel::ping()
{
    if (m_pongIsDue)
        return m_socket->abort();
    m_pongIsDue = true;
    m_socket->ping();
}

} // namespace Http
