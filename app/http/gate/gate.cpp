// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/gate.h"

#include "http/gate/channelreader.h"
#include "http/gate/guard.h"
#include "http/gate/heldsocket.h"

#include <QSslSocket>

#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace Http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The other requests of this client are over by then, or ended.
constexpr auto whenCrowded = 2s;

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (::getpeername(static_cast<int>(descriptor), any, &size) != 0)
        return {};
    return QHostAddress(any);
}

} // namespace

Gate::Gate(GateLimits limits, Policy policy, TrustedProxies proxies, AnswerHold &hold,
           ClientBudgets &budgets)
    : m_limits(limits)
    , m_policy(std::move(policy))
    , m_proxies(std::move(proxies))
    , m_hold(hold)
    , m_budgets(budgets)
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

// A client whose connections are a proxy's is only known, and only counted, while it asks.
Admission Gate::admit(const RequestHead &head)
{
    auto admission = m_policy.admit(head);
    if (admission.refusal)
        return admission;
    const bool isCrowded = m_proxies.contains(head.request.peer)
        && !m_table.perClient().isBelow(admission.client, m_limits.perSubscriber, m_limits.perSite);
    const bool isTooMuch = head.isUpgrade && m_table.channels() >= m_limits.channels;
    if (isCrowded || isTooMuch) {
        admission.refusal = Response::rateLimited(whenCrowded, head.request.id);
        Q_EMIT faulted(admission.refusal->status);
    }
    return admission;
}

void Gate::add(Guard *guard)
{
    m_guards.insert(guard);
    updateEntry(guard);
}

void Gate::updateEntry(Guard *guard)
{
    if (m_guards.contains(guard))
        m_table.set(guard, guard->entry());
}

void Gate::remove(Guard *guard)
{
    m_table.remove(guard);
    m_guards.remove(guard);
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
        return new HeldSocket<WatchedSocket<QSslSocket>>(m_hold, this);
    return new HeldSocket<WatchedSocket<QTcpSocket>>(m_hold, this);
}

void Gate::incomingConnection(qintptr descriptor)
{
    takeTurns();
    const auto peer = peerOf(descriptor);
    const bool isProxy = m_proxies.contains(peer);
    const bool isReserved = isProxy || isThisMachine(peer);
    const auto client = isProxy ? ClientPlace() : ClientPlace::of(peer);
    const auto account = m_budgets.accountOf(peer);
    // Before anything is made that costs more than this.
    if (m_budgets.isOverdrawn(account) || !hasRoomFor(client, isReserved)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    auto *socket = newSocket();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        delete socket;
        return;
    }
    m_budgets.charge(account, Cost::connection);
    auto *guard =
        new Guard(this, socket, {.client = client, .account = account, .isReserved = isReserved});
    add(guard);
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        awaitTls(tls, guard);
    else
        handOver(socket, guard);
}

// The client with most gives way, so that there always is a place for one who has none.
bool Gate::hasRoomFor(const ClientPlace &client, bool isReserved)
{
    const auto makeRoom = [](Guard *victim) {
        if (victim)
            victim->abort();
        return victim != nullptr;
    };
    if (!m_table.perClient().isBelow(client, m_limits.perSubscriber, m_limits.perSite)
        && !makeRoom(m_table.victimOf(client)))
        return false;
    if (!isReserved && m_table.strangers() >= m_limits.connections - m_limits.reserved
        && !makeRoom(m_table.victimAmongStrangers()))
        return false;
    return m_table.connections() < m_limits.connections || makeRoom(m_table.victim());
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
            payTls(socket, guard);
    });
}

// There is no way to say "later" before the handshake, so it is made to wait; no longer than for
// its beginning, after which the guard ends it.
void Gate::payTls(QSslSocket *socket, Guard *guard)
{
    disconnect(socket, &QTcpSocket::readyRead, guard, nullptr);
    const auto wait = m_budgets.waitOf(guard->account());
    if (wait > 0ms) {
        QTimer::singleShot(wait, guard, [this, socket, guard] { payTls(socket, guard); });
        return;
    }
    m_budgets.charge(guard->account(), Cost::handshake);
    startTls(socket, guard);
}

void Gate::startTls(QSslSocket *socket, Guard *guard)
{
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

} // namespace Http
