#include "http/gate/guard.h"

#include "http/gate/channelreader.h"
#include "protocol/channelmessage.h"

#include <QElapsedTimer>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>

namespace Http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto continues = "HTTP/1.1 100 Continue\r\n\r\n"_ba;

// Room for what Qt keeps: a request stays in the socket's buffer until it is complete.
constexpr qint64 slack = 4096;

// RFC 6455, 7.4.1
constexpr int protocolError = 1002;

// RFC 6455, 5.5.1: a close frame of a server, which masks nothing.
QByteArray closeFrame(int code)
{
    QByteArray frame("\x88\x02\0\0", 4);
    qToBigEndian(quint16(code), frame.data() + 2);
    return frame;
}

} // namespace

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
        m_gate->noteChange(this);
}

void Guard::enter(Phase phase)
{
    enter(phase, {});
    m_deadline.reset();
}

// Qt would read from a closed socket all the same, which only fills the log.
void Guard::onReadyRead()
{
    if (!m_socket->isOpen())
        m_socket.removeReaders();
    if (!m_gate || !m_socket->isOpen())
        return;
    if (m_phase == Phase::Channel)
        return watchChannel();
    const bool isRequest = m_phase == Phase::Idle || m_phase == Phase::Head
        || m_phase == Phase::Body || m_phase == Phase::OwnBody;
    if (!isRequest)
        return discard();
    auto available = m_socket->bytesAvailable();
    if (available <= 0 || !payForReading())
        return;
    if (m_phase == Phase::OwnBody)
        return readOwnBody();
    if (m_phase == Phase::Idle) {
        if (m_socket.unsent() > m_gate->limits().unsent)
            return abort();
        m_head.clear();
        m_method.clear();
        m_requestId.clear();
        enter(Phase::Head, m_gate->limits().headTime);
    }
    if (m_phase == Phase::Head)
        available = readHead(available);
    if (m_phase == Phase::Body)
        readBody(available);
}

// Each turn costs, however little it brings, and Qt reads what there is of a request each time from
// its beginning.
bool Guard::payForReading()
{
    auto &budgets = m_gate->budgets();
    constexpr auto perKibibyte = 2us;
    const auto soFar = m_phase == Phase::Body ? m_socket->bytesAvailable() : m_head.size();
    budgets.charge(m_account, Cost::read + perKibibyte * (soFar / 1024));
    // A head that comes at once is always read: it may be the gateway's.
    constexpr auto patientFor = 20;
    if (++m_reads <= patientFor || !budgets.isOverdrawn(m_account))
        return true;
    abort();
    return false;
}

// Qt reads the head once more, and what an odd one costs nobody can tell beforehand.
void Guard::payForHead(std::chrono::nanoseconds reading)
{
    if (m_gate)
        m_gate->budgets().charge(m_account, Cost::request + 2 * reading);
}

// Takes what there is of the head, and judges it when it is complete. How many bytes of the body
// are here already.
qint64 Guard::readHead(qint64 available)
{
    const auto limit = m_gate->limits().head;
    const auto seen = m_head.size();
    m_head += m_socket->peek(std::min(available, limit + 1 - seen));
    const auto end = endOfHead(m_head, seen);
    if (!end) {
        refuse(end.error());
        return 0;
    }
    if ((!*end && m_head.size() > limit) || *end > limit) {
        refuse(HeadFault{.status = 431, .sentence = u"The head is too large."_s});
        return 0;
    }
    if (!*end)
        return 0;
    m_head.truncate(**end);
    const auto behindHead = available - (**end - seen);
    QElapsedTimer timer;
    timer.start();
    auto head = requestHeadFrom(m_head);
    if (!head) {
        payForHead(std::chrono::nanoseconds(timer.nsecsElapsed()));
        refuse(head.error());
        return 0;
    }
    head->request.peer = m_socket->peerAddress();
    head->request.isSecure = m_socket.isSecure();
    judge(*head, behindHead);
    payForHead(std::chrono::nanoseconds(timer.nsecsElapsed()));
    return behindHead;
}

void Guard::judge(const RequestHead &head, qint64 behindHead)
{
    m_method = head.request.method;
    m_requestId = head.request.id;
    m_isLast = head.isLast;
    m_missing = head.contentLength;
    auto admission = m_gate->admit(head);
    m_account = admission.account;
    m_isGateway = admission.isGateway;
    m_client = m_peer.client.isCounted() ? ClientPlace() : admission.client;
    if (!admission.refusal) {
        if (head.isUpgrade)
            return beginUpgrade(m_head.size(), behindHead);
        if (!head.isForQt())
            return beginOwnBody(head, admission, behindHead);
        return beginBody(head, behindHead);
    }
    if (!admission.drainsBody)
        return refuse(std::move(*admission.refusal), admission.delay);
    if (head.expectsContinue)
        m_socket->write(continues);
    m_socket.seize();
    m_socket->skip(m_socket->bytesAvailable() - behindHead);
    m_refusal = std::move(*admission.refusal);
    enter(Phase::Draining, m_gate->limits().bodyTime);
    discard();
}

void Guard::beginBody(const RequestHead &head, qint64 available)
{
    m_socket->setReadBufferSize(m_head.size() + head.contentLength + slack);
    if (head.expectsContinue && available <= 0 && head.contentLength > 0)
        m_socket->write(continues);
    const auto &limits = m_gate->limits();
    const bool isSmall = head.contentLength <= limits.smallBody && !m_isGateway;
    enter(Phase::Body, isSmall ? std::min(limits.smallBodyTime, limits.bodyTime) : limits.bodyTime);
}

// From here on Qt sees nothing of this connection, whose last request this is.
void Guard::beginOwnBody(const RequestHead &head, const Admission &admission, qint64 available)
{
    m_socket.seize();
    m_socket->skip(m_socket->bytesAvailable() - available);
    m_body.emplace(head, admission.longestBody);
    m_refusal.reset();
    const auto &limits = m_gate->limits();
    const bool isSmall = admission.longestBody <= limits.smallBody && !m_isGateway;
    enter(Phase::OwnBody,
          isSmall ? std::min(limits.smallBodyTime, limits.bodyTime) : limits.bodyTime);
    if (head.expectsContinue && available <= 0 && !m_body->isComplete())
        m_socket->write(continues);
    readOwnBody();
}

void Guard::readOwnBody()
{
    std::array<char, 16 * 1024> bytes{};
    while (!m_body->isComplete()) {
        const auto count = m_socket->read(bytes.data(), bytes.size());
        if (count <= 0)
            return;
        const auto read = m_body->read({bytes.data(), count});
        if (!read)
            return refuse(read.error());
        if (m_body->isTooLong() && !m_refusal)
            onTooLong();
        if (m_phase != Phase::OwnBody)
            return;
        if (m_body->received() > m_gate->limits().drained)
            return refuse(HeadFault{.status = 413, .sentence = u"The body is too large."_s});
    }
    answer(m_refusal ? *m_refusal : m_gate->answer(std::move(*m_body).request()));
}

// Answers as if the request had told its length in its head.
void Guard::onTooLong()
{
    auto head = m_body->head();
    head.contentLength = m_body->received();
    auto admission = m_gate->admit(head);
    if (!admission.refusal)
        return refuse(HeadFault{.status = 413, .sentence = u"The body is too large."_s});
    if (!admission.drainsBody)
        return refuse(std::move(*admission.refusal));
    m_refusal = std::move(*admission.refusal);
}

void Guard::readBody(qint64 available)
{
    m_missing -= std::min(available, m_missing);
    if (m_missing > 0)
        return;
    m_socket->setReadBufferSize(m_gate->limits().head + slack);
    m_client = {};
    m_account = m_isGateway ? ClientAccount() : m_peer.account;
    m_reads = 0;
    enter(Phase::Idle, m_gate->limits().idleTime);
    // Qt answers in its slot, which runs after ours.
    QMetaObject::invokeMethod(
        this, [this] { finishRequest(); }, Qt::QueuedConnection);
}

// The answer goes out at once: a client that has closed its half is gone for Qt as soon as it
// notices, and what is not sent by then is lost.
void Guard::finishRequest()
{
    if (!m_gate)
        return;
    m_socket->flush();
    if (!m_isLast || m_phase != Phase::Idle)
        return;
    m_socket.seize();
    closeWhenSent();
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
