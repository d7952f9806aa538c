// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/guard.h"

#include <QElapsedTimer>

#include <algorithm>

// How a guard reads requests; guard.cpp has the rest of a connection's life.
namespace Http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto continues = "HTTP/1.1 100 Continue\r\n\r\n"_ba;

} // namespace

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
        m_head = HeadReader(m_gate->limits().head);
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
    const auto soFar = m_phase == Phase::Body ? m_socket->bytesAvailable() : m_head.bytes().size();
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

// Takes what there is of the head, and decides about it when it is complete. Returns how many bytes
// of the body are here already.
qint64 Guard::readHead(qint64 available)
{
    const auto taken = m_head.read(m_socket->peek(std::min(available, m_head.room())));
    if (!taken) {
        refuse(taken.error());
        return 0;
    }
    if (!m_head.isComplete())
        return 0;
    const auto behindHead = available - *taken;
    QElapsedTimer timer;
    timer.start();
    auto head = requestHeadFrom(m_head.bytes());
    if (head) {
        head->request.peer = m_socket->peerAddress();
        head->request.isSecure = m_socket.isSecure();
        decide(*head, behindHead);
    }
    payForHead(std::chrono::nanoseconds(timer.nsecsElapsed()));
    if (head)
        return behindHead;
    refuse(head.error());
    return 0;
}

void Guard::decide(const RequestHead &head, qint64 behindHead)
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
            return beginUpgrade(m_head.bytes().size(), behindHead);
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
    m_socket->setReadBufferSize(m_head.bytes().size() + head.contentLength + slack);
    if (head.expectsContinue && available <= 0 && head.contentLength > 0)
        m_socket->write(continues);
    enter(Phase::Body, timeForBody(head.contentLength));
}

// From here on Qt sees nothing of this connection, whose last request this is.
void Guard::beginOwnBody(const RequestHead &head, const Admission &admission, qint64 available)
{
    m_socket.seize();
    m_socket->skip(m_socket->bytesAvailable() - available);
    m_own.emplace(head, admission.longestBody);
    enter(Phase::OwnBody, timeForBody(admission.longestBody));
    if (head.expectsContinue && available <= 0 && !m_own->isComplete())
        m_socket->write(continues);
    readOwnBody();
}

void Guard::readOwnBody()
{
    const auto response = m_own->read(*m_socket.get(), *m_gate);
    if (!response)
        return refuse(response.error());
    if (*response)
        answer(**response);
}

std::chrono::milliseconds Guard::timeForBody(qint64 length) const
{
    const auto &limits = m_gate->limits();
    const bool isSmall = length <= limits.smallBody && !m_isGateway;
    return isSmall ? std::min(limits.smallBodyTime, limits.bodyTime) : limits.bodyTime;
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

} // namespace Http
