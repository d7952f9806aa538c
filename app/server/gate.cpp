#include "server/gate.h"

#include "server/guard.h"
#include "server/heldsocket.h"

#include <QSslSocket>

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace Server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Gate::Gate(GateLimits limits, AdmissionPolicy admit, TrustedProxies proxies, AnswerHold &hold)
    : m_limits(limits)
    , m_admit(std::move(admit))
    , m_proxies(std::move(proxies))
    , m_hold(hold)
{
    constexpr auto backlog = 1024; // Qt's 50 makes a burst of visitors wait a second
    setListenBacklogSize(backlog);
    connect(&m_sweeper, &QTimer::timeout, this, &Gate::sweep);
    // Qt stops accepting for good when the process has too many files open.
    connect(this, &QTcpServer::acceptError, this, [this] { m_isPaused = true; });
    m_sweeper.start(250ms);
}

Gate::~Gate() = default;

void Gate::secure(const QSslConfiguration &configuration)
{
    m_tls = configuration;
}

void Gate::add(Guard *guard)
{
    m_guards.insert(guard);
    if (!guard->subscriber().isEmpty())
        ++m_perSubscriber[guard->subscriber()];
}

void Gate::noteChange(Guard *guard)
{
    forgetIdle(guard);
    if (guard->isIdle())
        m_placesInIdle.insert(guard, m_idle.insert(m_idle.end(), guard));
}

void Gate::forgetIdle(Guard *guard)
{
    const auto place = m_placesInIdle.constFind(guard);
    if (place == m_placesInIdle.constEnd())
        return;
    m_idle.erase(*place);
    m_placesInIdle.erase(place);
}

void Gate::remove(Guard *guard)
{
    forgetIdle(guard);
    m_guards.remove(guard);
    if (guard->subscriber().isEmpty())
        return;
    if (--m_perSubscriber[guard->subscriber()] == 0)
        m_perSubscriber.remove(guard->subscriber());
}

// A guard may end another one's connection, so the set must not be walked while they are asked.
void Gate::sweep()
{
    if (std::exchange(m_isPaused, false))
        resumeAccepting();
    QList<QPointer<Guard>> all;
    all.reserve(m_guards.size());
    for (auto *guard : std::as_const(m_guards))
        all.append(guard);
    for (const auto &guard : std::as_const(all)) {
        if (guard)
            guard->sweep();
    }
}

// Qt accepts for as long as somebody knocks, and does nothing else meanwhile; it stops where it has
// as many pending connections as it may.
void Gate::takeTurns()
{
    constexpr auto perTurn = 64;
    if (m_acceptedThisTurn == 0) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_acceptedThisTurn = 0;
                setMaxPendingConnections(perTurn);
                resumeAccepting();
            },
            Qt::QueuedConnection);
    }
    if (++m_acceptedThisTurn >= perTurn)
        setMaxPendingConnections(0);
}

QTcpSocket *Gate::newSocket()
{
    if (m_tls)
        return new HeldSocket<QSslSocket>(m_hold, this);
    return new HeldSocket<QTcpSocket>(m_hold, this);
}

void Gate::incomingConnection(qintptr descriptor)
{
    takeTurns();
    auto *socket = newSocket();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        delete socket;
        return;
    }
    const auto peer = socket->peerAddress();
    const auto subscriber = m_proxies.contains(peer) ? QString() : subscriberOf(peer);
    if (!hasRoomFor(subscriber)) {
        socket->abort();
        delete socket;
        return;
    }
    auto *guard = new Guard(this, socket, subscriber);
    add(guard);
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        awaitTls(tls, guard);
    else
        handOver(socket, guard);
}

bool Gate::hasRoomFor(const QString &subscriber)
{
    if (!subscriber.isEmpty() && m_perSubscriber.value(subscriber) >= m_limits.perSubscriber
        && !makeRoom(subscriber))
        return false;
    if (m_channels >= m_limits.channels)
        return false;
    return m_guards.size() - m_channels < m_limits.connections || makeRoom({});
}

// Ends the connection that has been idle for longest, of one subscriber or of all.
bool Gate::makeRoom(const QString &subscriber)
{
    const auto idlest = std::find_if(m_idle.begin(), m_idle.end(), [&](const Guard *guard) {
        return subscriber.isEmpty() || guard->subscriber() == subscriber;
    });
    if (idlest == m_idle.end())
        return false;
    (*idlest)->abort();
    return true;
}

// A handshake costs a thousand times what a connection does, so one is begun only with who has said
// what every handshake begins with (RFC 8446, 5.1: a record of type 22, version 3).
void Gate::awaitTls(QSslSocket *socket, Guard *guard)
{
    // Until Qt HTTP Server has it, nobody else deletes it.
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::errorOccurred, guard, [guard] {
        if (guard->phase() == Guard::Phase::Handshake)
            guard->abort();
    });
    connect(socket, &QTcpSocket::readyRead, guard, [this, socket, guard] {
        const auto beginning = "\x16\x03"_ba;
        const auto said = socket->peek(beginning.size());
        if (!beginning.startsWith(said))
            guard->abort();
        else if (said == beginning)
            startTls(socket, guard);
    });
}

void Gate::startTls(QSslSocket *socket, Guard *guard)
{
    disconnect(socket, &QTcpSocket::readyRead, guard, nullptr);
    connect(socket, &QSslSocket::encrypted, guard, [this, socket, guard] {
        disconnect(socket, &QTcpSocket::disconnected, socket, nullptr);
        handOver(socket, guard);
    });
    socket->setSslConfiguration(*m_tls);
    socket->startServerEncryption();
}

void Gate::handOver(QTcpSocket *socket, Guard *guard)
{
    guard->open();
    addPendingConnection(socket);
}

} // namespace Server
