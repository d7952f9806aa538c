// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/guard.h"

#include "http/gate/channelreader.h"
#include "protocol/channelmessage.h"

#include <limits>

namespace Http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Guard::Guard(Gate *gate, QTcpSocket *socket, Peer peer)
    : QObject(socket)
    , m_gate(gate)
    , m_socket(socket, this)
    , m_peer(std::move(peer))
    , m_account(m_peer.account)
{
    m_socket->setReadBufferSize(gate->limits().head + slack);
    enter(Phase::Handshake, gate->limits().headTime);
}

Guard::~Guard()
{
    leave();
}

void Guard::leave()
{
    if (!m_gate)
        return;
    m_gate->remove(this);
    m_gate.clear();
}

void Guard::open()
{
    m_socket.setReader([this] { onReadyRead(); });
    m_socket.watchProgress();
    enter(Phase::Idle, m_gate->limits().headTime);
}

ConnectionTable::Entry Guard::entry() const
{
    using Use = ConnectionTable::Use;
    const bool isReading =
        m_phase == Phase::Body || m_phase == Phase::OwnBody || m_phase == Phase::Draining;
    auto use = isReading ? Use::Request : Use::Idle;
    if (m_phase == Phase::Channel)
        use = Use::Channel;
    else if (m_isGateway)
        use = Use::Gateway;
    return {.client = m_client.isCounted() ? m_client : m_peer.client,
            .isReserved = m_peer.isReserved,
            .use = use};
}

void Guard::enter(Phase phase, std::chrono::milliseconds patience)
{
    m_phase = phase;
    m_deadline = monotonicNow() + patience;
    if (m_gate)
        m_gate->updateEntry(this);
}

void Guard::enter(Phase phase)
{
    enter(phase, {});
    m_deadline.reset();
}

// Bytes that come before the handshake's answer would make Qt 6.4 run a second handshake. Qt cuts
// all connections of the socket at an upgrade, ours as well.
void Guard::beginUpgrade(qint64 headSize, qint64 behindHead)
{
    if (behindHead > 0) {
        return refuse(HeadFault{.status = 400,
                                .sentence = u"A WebSocket's frames come after its handshake."_s});
    }
    enter(Phase::Channel);
    const auto &limits = m_gate->limits();
    auto *reader = new ChannelReader(
        m_socket.get(), {.reads = limits.channelReads, .window = limits.channelWindow}, this);
    m_channelReader = reader;
    connect(reader, &ChannelReader::broken, this, [this] { endChannel(protocolError); });
    connect(reader, &ChannelReader::wasRead, this, &Guard::onReadyRead);
    QMetaObject::invokeMethod(
        this,
        [this, headSize] {
            if (m_socket->bytesAvailable() > headSize)
                return abort();
            m_socket.watchProgress();
        },
        Qt::QueuedConnection);
}

// Qt reads before this is called and does not say how much, but no more than the buffer holds: some
// thousand frames, which take it milliseconds.
void Guard::watchChannel()
{
    auto &budgets = m_gate->budgets();
    budgets.charge(m_account, Cost::read + m_channelReader->timeOfRead());
    if (budgets.isOverdrawn(m_account) || m_channelReader->isFlooded())
        endChannel(Protocol::CloseCode::badMessage);
}

void Guard::endChannel(int code)
{
    m_socket.seize();
    m_socket->write(closeFrame(code));
    closeWhenSent();
}

void Guard::refuse(const HeadFault &fault)
{
    if (m_requestId.isEmpty())
        m_requestId = newRequestId();
    if (m_gate)
        Q_EMIT m_gate->faulted(fault.status);
    refuse(Response::faulty(fault, m_requestId));
}

void Guard::refuse(Response response, std::chrono::milliseconds delay)
{
    m_socket.seize();
    if (delay > 0ms) {
        m_refusal = std::move(response);
        enter(Phase::Delaying, delay);
        discard();
        return;
    }
    answer(response);
}

void Guard::discard()
{
    constexpr auto all = std::numeric_limits<qint64>::max();
    const bool isDraining = m_phase == Phase::Draining;
    while (const auto count = m_socket.discard(isDraining ? m_missing : all)) {
        m_discarded += count;
        if (isDraining)
            m_missing -= count;
        else if (m_discarded > m_gate->limits().drained)
            return abort();
    }
    if (isDraining && m_missing == 0)
        answer(*m_refusal);
}

void Guard::answer(const Response &response)
{
    m_socket->write(toBytes(response, m_method, m_requestId, true));
    closeWhenSent();
}

void Guard::closeWhenSent()
{
    enter(Phase::Closing, m_gate->limits().lingerTime);
    m_socket.endWriting();
    discard();
}

void Guard::sweep()
{
    if (!m_gate || m_socket->state() == QTcpSocket::UnconnectedState)
        return;
    if (m_socket.isStalled(m_gate->limits()))
        return abort();
    if (!m_deadline || monotonicNow() < *m_deadline)
        return;
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
    case Phase::OwnBody:
    case Phase::Draining:
        return refuse(HeadFault{.status = 408, .sentence = u"The request took too long."_s});
    case Phase::Delaying:
        return answer(*m_refusal);
    case Phase::Idle:
        if (m_socket.unsent() > 0)
            return enter(Phase::Idle, m_gate->limits().idleTime);
        return m_socket->disconnectFromHost();
    case Phase::Handshake:
    case Phase::Channel:
    case Phase::Closing:
        return abort();
    }
}

// The socket is deleted only in the event loop, and must not take anybody's place until then.
void Guard::abort()
{
    leave();
    m_socket.removeReaders(); // Qt's may be next
    m_socket->abort();
}

} // namespace Http
