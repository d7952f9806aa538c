#include "server/gate.h"

#include "server/guard.h"

#include <QSslSocket>

#include <unistd.h>

#include <algorithm>

namespace Server {

using namespace std::chrono_literals;

Gate::Gate(GateLimits limits, AdmissionPolicy admit, TrustedProxies proxies)
    : m_limits(limits)
    , m_admit(std::move(admit))
    , m_proxies(std::move(proxies))
{
    constexpr auto backlog = 1024; // Qt's 50 makes a burst of visitors wait a second
    setListenBacklogSize(backlog);
    connect(&m_sweeper, &QTimer::timeout, this, &Gate::sweep);
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

void Gate::remove(Guard *guard)
{
    m_guards.remove(guard);
    if (guard->subscriber().isEmpty())
        return;
    if (--m_perSubscriber[guard->subscriber()] == 0)
        m_perSubscriber.remove(guard->subscriber());
}

// A guard may end another one's connection, so the set must not be walked while they are asked.
void Gate::sweep()
{
    QList<QPointer<Guard>> all;
    all.reserve(m_guards.size());
    for (auto *guard : std::as_const(m_guards))
        all.append(guard);
    for (const auto &guard : std::as_const(all)) {
        if (guard)
            guard->sweep();
    }
}

void Gate::incomingConnection(qintptr descriptor)
{
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
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
        startTls(tls, guard);
    else
        handOver(socket, guard);
}

bool Gate::hasRoomFor(const QString &subscriber)
{
    if (!subscriber.isEmpty() && m_perSubscriber.value(subscriber) >= m_limits.perSubscriber
        && !makeRoom(subscriber))
        return false;
    const auto channels = std::count_if(m_guards.cbegin(), m_guards.cend(), [](const Guard *guard) {
        return guard->phase() == Guard::Phase::Channel;
    });
    if (channels >= m_limits.channels)
        return false;
    return m_guards.size() - channels < m_limits.connections || makeRoom({});
}

// Ends the connection that has been idle for longest, of one subscriber or of all.
bool Gate::makeRoom(const QString &subscriber)
{
    Guard *idlest = nullptr;
    for (auto *guard : std::as_const(m_guards)) {
        if (!guard->idleness() || (!subscriber.isEmpty() && guard->subscriber() != subscriber))
            continue;
        if (!idlest || guard->idleness() > idlest->idleness())
            idlest = guard;
    }
    if (!idlest)
        return false;
    idlest->abort();
    return true;
}

void Gate::startTls(QSslSocket *socket, Guard *guard)
{
    // Until Qt HTTP Server has it, nobody else deletes it.
    const auto early = connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::errorOccurred, guard, [guard] {
        if (guard->phase() == Guard::Phase::Handshake)
            guard->abort();
    });
    connect(socket, &QSslSocket::encrypted, guard, [this, socket, guard, early] {
        disconnect(early);
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
