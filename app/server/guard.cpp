#include "server/guard.h"

#include "protocol/channelmessage.h"

#include <QSslSocket>
#include <QtEndian>

#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace Server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::chrono::milliseconds monotonicNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

const auto continues = "HTTP/1.1 100 Continue\r\n\r\n"_ba;

// Room for what Qt keeps: a request stays in the socket's buffer until it is complete.
constexpr qint64 slack = 4096;

QString codeFor(int status)
{
    switch (status) {
    case 408:
        return ErrorCode::timeout;
    case 413:
    case 431:
        return ErrorCode::tooLarge;
    default:
        return ErrorCode::badRequest;
    }
}

// RFC 6455, 5.5.1: a close frame of a server, which masks nothing.
QByteArray closeFrame(int code)
{
    QByteArray frame("\x88\x02\0\0", 4);
    qToBigEndian(quint16(code), frame.data() + 2);
    return frame;
}

} // namespace

Guard::Guard(Gate *gate, QTcpSocket *socket, QString subscriber)
    : QObject(socket)
    , m_gate(gate)
    , m_socket(socket)
    , m_subscriber(std::move(subscriber))
{
    m_socket->setReadBufferSize(gate->limits().head + slack);
    enter(Phase::Handshake, gate->limits().headTime);
    m_progressAt = m_since;
}

Guard::~Guard()
{
    leave();
}

void Guard::leave()
{
    if (!m_gate)
        return;
    if (m_phase == Phase::Channel)
        m_gate->countChannel(-1);
    m_gate->remove(this);
    m_gate.clear();
}

void Guard::open()
{
    connect(m_socket, &QTcpSocket::readyRead, this, &Guard::onReadyRead);
    noteProgress();
    enter(Phase::Idle, m_gate->limits().headTime);
}

bool Guard::isIdle() const
{
    // Not a whole request under way, nor a channel with somebody waiting at it.
    return m_phase != Phase::Body && m_phase != Phase::Draining && m_phase != Phase::Channel;
}

void Guard::enter(Phase phase, std::chrono::milliseconds patience)
{
    if (m_gate && (phase == Phase::Channel) != (m_phase == Phase::Channel))
        m_gate->countChannel(phase == Phase::Channel ? 1 : -1);
    m_phase = phase;
    m_since = monotonicNow();
    m_deadline = m_since + patience;
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
        disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    if (!m_gate || !m_socket->isOpen())
        return;
    if (m_phase == Phase::Channel)
        return watchChannel();
    if (m_phase != Phase::Idle && m_phase != Phase::Head && m_phase != Phase::Body)
        return discard();
    auto available = m_socket->bytesAvailable();
    if (available <= 0)
        return;
    if (m_phase == Phase::Idle) {
        if (unsent() > m_gate->limits().unsent)
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
    auto head = requestHeadFrom(m_head);
    if (!head) {
        refuse(head.error());
        return 0;
    }
    head->request.peer = m_socket->peerAddress();
    head->request.isSecure = qobject_cast<QSslSocket *>(m_socket) != nullptr;
    judge(*head, behindHead);
    return behindHead;
}

void Guard::judge(const RequestHead &head, qint64 behindHead)
{
    m_method = head.request.method;
    m_requestId = head.request.id;
    m_isLast = head.isLast;
    m_missing = head.contentLength;
    auto admission = m_gate->admit(head);
    if (!admission.refusal) {
        if (head.isUpgrade)
            return beginUpgrade(m_head.size(), behindHead);
        return beginBody(head, behindHead);
    }
    if (!admission.drainsBody)
        return refuse(std::move(*admission.refusal), admission.delay);
    if (head.expectsContinue)
        m_socket->write(continues);
    seize();
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
    enter(Phase::Body, m_gate->limits().bodyTime);
}

void Guard::readBody(qint64 available)
{
    m_missing -= std::min(available, m_missing);
    if (m_missing > 0)
        return;
    m_socket->setReadBufferSize(m_gate->limits().head + slack);
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
    seize();
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
    QMetaObject::invokeMethod(
        this,
        [this, headSize] {
            if (m_socket->bytesAvailable() > headSize)
                return abort();
            connect(m_socket, &QTcpSocket::readyRead, this, &Guard::onReadyRead);
            noteProgress();
        },
        Qt::QueuedConnection);
}

// Qt reads before this is called and does not say how much, but no more than the buffer holds.
void Guard::watchChannel()
{
    const auto now = monotonicNow();
    if (now - m_since >= m_gate->limits().channelWindow) {
        m_since = now;
        m_channelReads = 0;
    }
    if (++m_channelReads <= m_gate->limits().channelReads)
        return;
    seize();
    m_socket->write(closeFrame(Protocol::CloseCode::badMessage));
    closeWhenSent();
}

void Guard::refuse(const HeadFault &fault)
{
    if (m_requestId.isEmpty())
        m_requestId = newRequestId();
    auto response =
        Response::error(fault.status, codeFor(fault.status), fault.sentence, m_requestId);
    if (m_gate)
        Q_EMIT m_gate->faulted(fault.status);
    if (fault.status == 426)
        response = std::move(response).withHeader("Upgrade"_ba, "websocket"_ba);
    refuse(std::move(response));
}

void Guard::refuse(Response response, std::chrono::milliseconds delay)
{
    seize();
    if (delay > 0ms) {
        m_refusal = std::move(response);
        enter(Phase::Delaying, delay);
        discard();
        return;
    }
    answer(response);
}

// From here on nobody else reads from this connection.
void Guard::seize()
{
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(m_socket, &QTcpSocket::readyRead, this, &Guard::onReadyRead);
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction(); // what Qt had read of the request
    constexpr auto enoughToThrowAway = 64 * 1024;
    m_socket->setReadBufferSize(enoughToThrowAway);
}

void Guard::discard()
{
    std::array<char, 16 * 1024> bytes{};
    while (m_socket->isOpen()) {
        const auto most = m_phase == Phase::Draining ? std::min<qint64>(bytes.size(), m_missing)
                                                     : qint64(bytes.size());
        const auto count = m_socket->read(bytes.data(), most);
        if (count <= 0)
            break;
        m_discarded += count;
        if (m_phase == Phase::Draining)
            m_missing -= count;
        else if (m_discarded > m_gate->limits().drained)
            return abort();
    }
    if (m_phase == Phase::Draining && m_missing == 0)
        answer(m_refusal);
}

void Guard::answer(const Response &response)
{
    m_socket->write(toBytes(response, m_method, m_requestId, true));
    closeWhenSent();
}

// Half-closes, and reads on: closing with unread bytes would send a reset, and with it the answer
// might be lost.
void Guard::closeWhenSent()
{
    enter(Phase::Closing, m_gate->limits().lingerTime);
    const auto close = [this] {
        if (unsent() == 0 && m_socket->state() == QTcpSocket::ConnectedState)
            ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    };
    // With TLS bytesWritten comes while what was encrypted is still on its way to the socket.
    if (const auto *tls = qobject_cast<QSslSocket *>(m_socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, close);
    else
        connect(m_socket, &QTcpSocket::bytesWritten, this, close);
    close();
    discard();
}

void Guard::sweep()
{
    if (!m_gate || m_socket->state() == QTcpSocket::UnconnectedState)
        return;
    if (isStalled())
        return abort();
    if (!m_deadline || monotonicNow() < *m_deadline)
        return;
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
    case Phase::Draining:
        return refuse(HeadFault{.status = 408, .sentence = u"The request took too long."_s});
    case Phase::Delaying:
        return answer(m_refusal);
    case Phase::Idle:
        if (unsent() > 0)
            return enter(Phase::Idle, m_gate->limits().idleTime);
        return m_socket->disconnectFromHost();
    case Phase::Handshake:
    case Phase::Channel:
    case Phase::Closing:
        return abort();
    }
}

// There is something to send, and for a while the client has taken none of it.
bool Guard::isStalled()
{
    if (unsent() == 0)
        m_progressAt = monotonicNow();
    const auto &limits = m_gate->limits();
    return unsent() > 2 * limits.unsent || monotonicNow() - m_progressAt > limits.stallTime;
}

void Guard::noteProgress()
{
    const auto note = [this] { m_progressAt = monotonicNow(); };
    if (const auto *tls = qobject_cast<QSslSocket *>(m_socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, note);
    else
        connect(m_socket, &QTcpSocket::bytesWritten, this, note);
}

qint64 Guard::unsent() const
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

// The socket is deleted only in the event loop, and must not take anybody's place until then.
void Guard::abort()
{
    leave();
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr); // Qt's may be next
    m_socket->abort();
}

} // namespace Server
