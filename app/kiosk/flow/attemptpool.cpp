// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/attemptpool.h"

#include "core/base/logging.h"

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

Outage outageOf(ClientError error)
{
    switch (error) {
    case ClientError::Network:
        return Outage::Network;
    case ClientError::NotAllowed:
    case ClientError::Forbidden:
        return Outage::NotEnrolled;
    case ClientError::Server:
    case ClientError::BadAnswer:
    case ClientError::BadRequest:
    case ClientError::TooOften:
    case ClientError::WrongCode:
    case ClientError::AttemptOver:
    case ClientError::NotFound:
        break;
    }
    return Outage::Server;
}

// Our own cancelling and the end of a code's time are nothing to tell a visitor.
bool concernsVisitor(Core::FailureReason reason)
{
    return reason != Core::FailureReason::AttemptExpired
        && reason != Core::FailureReason::Cancelled;
}

} // namespace

AttemptPool::AttemptPool(LoginClient &client, ServerAddress server, MonotonicClock now,
                         const PoolTimings &timings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_server(std::move(server))
    , m_now(std::move(now))
    , m_timings(timings)
    , m_pauses(timings.retry)
{
}

void AttemptPool::resume()
{
    m_isOpen = true;
    refresh();
}

void AttemptPool::stop()
{
    cancelAll();
    m_isOpen = false;
    m_outage.reset();
}

void AttemptPool::pause()
{
    m_isPaused = true;
    Q_EMIT changed();
}

void AttemptPool::wake()
{
    m_isPaused = false;
    for (auto &attempt : m_attempts) {
        attempt.isConnected = false;
        attempt.channel->open();
    }
    refresh();
    Q_EMIT changed();
}

void AttemptPool::enterNumber(const QString &number)
{
    if (const auto *attempt = find(m_numberOf))
        attempt->channel->enterNumber(number);
}

void AttemptPool::cancelNumber()
{
    const auto *attempt = find(m_numberOf);
    if (!attempt)
        return;
    auto *channel = attempt->channel;
    channel->disconnect(this);
    channel->cancel();
    std::erase_if(m_attempts, [&](const auto &one) { return one.reply.attemptId == m_numberOf; });
    m_numberOf = {};
    refresh();
}

TimeLeft AttemptPool::timeForNumber() const
{
    const auto *attempt = find(m_numberOf);
    if (!attempt)
        return {};
    return {.left = std::max(attempt->expiresAt() - m_now(), 0ms),
            .whole = attempt->reply.expiresIn};
}

void AttemptPool::refresh()
{
    // The server says itself when one expires; this is for what it could not tell us.
    constexpr auto timeToTell = 15s;
    std::vector<QUuid> over;
    for (const auto &attempt : m_attempts) {
        if (m_now() >= attempt.expiresAt() + timeToTell)
            over.push_back(attempt.reply.attemptId);
    }
    for (const auto &id : over)
        drop(id);
    if (isFreshCodeDue())
        requestAttempt();
}

const LiveAttempt *AttemptPool::code() const
{
    const auto *attempt = find(m_shown);
    const bool isGood = !m_isPaused && attempt && attempt->isConnected && !attempt->isTaken
        && m_now() < attempt->showUntil(m_timings.reserve);
    return isGood ? attempt : nullptr;
}

std::chrono::milliseconds AttemptPool::paintUntil() const
{
    const auto *attempt = code();
    return attempt ? attempt->showUntil(m_timings.reserve) : 0ms;
}

std::chrono::milliseconds AttemptPool::timeToRenewal() const
{
    const auto *attempt = find(m_shown);
    return attempt ? std::max(attempt->renewAt(m_timings.reserve) - m_now(), 0ms) : 0ms;
}

std::chrono::milliseconds AttemptPool::timeBetweenRenewals() const
{
    const auto *attempt = find(m_shown);
    return attempt ? attempt->renewAt(m_timings.reserve) - attempt->askedAt : 0ms;
}

std::chrono::milliseconds AttemptPool::timeUntil(const QDateTime &time) const
{
    const auto passed = m_now() - m_serverTimeAt;
    return std::chrono::milliseconds(m_serverTime.msecsTo(time)) - passed;
}

void AttemptPool::requestAttempt()
{
    m_isRequesting = true;
    const auto askedAt = m_now();
    m_client.start(m_language, this,
                   [this, askedAt](const StartAnswer &answer) { onStarted(answer, askedAt); });
}

void AttemptPool::onStarted(const StartAnswer &answer, std::chrono::milliseconds askedAt)
{
    m_isRequesting = false;
    // Somebody signed in meanwhile: this attempt runs out by itself.
    if (!m_isOpen)
        return;
    if (!answer) {
        retryLater(outageOf(answer.error()));
        return;
    }
    m_serverTime = answer->serverTime;
    m_serverTimeAt = askedAt;
    m_attempts.push_back({.reply = *answer, .askedAt = askedAt, .channel = openChannel(*answer)});
}

OutcomeChannel *AttemptPool::openChannel(const Protocol::StartReply &reply)
{
    const QUuid id = reply.attemptId;
    auto *channel = new OutcomeChannel(m_server, id, reply.channelToken, m_timings.channel, this);
    connect(channel, &OutcomeChannel::statusChanged, this,
            [this, id](const Protocol::StatusReply &status) { onStatus(id, status); });
    connect(channel, &OutcomeChannel::serviceReported, this, &AttemptPool::serviceReported);
    connect(channel, &OutcomeChannel::messageArrived, this, &AttemptPool::messageArrived);
    connect(channel, &OutcomeChannel::numberWanted, this,
            [this, id](int digits, int tries) { onNumberWanted(id, digits, tries); });
    connect(channel, &OutcomeChannel::lost, this,
            [this, id](Outage outage) { onLost(id, outage); });
    connect(channel, &OutcomeChannel::closed, this, [this, id] { onClosed(id); });
    connect(channel, &OutcomeChannel::closed, channel, &QObject::deleteLater);
    channel->open();
    return channel;
}

void AttemptPool::onStatus(const QUuid &id, const Protocol::StatusReply &status)
{
    switch (status.state.status) {
    case Core::AttemptStatus::New:
        onConnected(id);
        return;
    case Core::AttemptStatus::Verified:
        onVerified(id);
        return;
    case Core::AttemptStatus::Completed:
        onCompleted(id, status);
        return;
    case Core::AttemptStatus::Failed:
        onFailed(id, status);
        return;
    }
}

void AttemptPool::onConnected(const QUuid &id)
{
    auto *attempt = find(id);
    attempt->isConnected = true;
    const auto *shown = find(m_shown);
    if (!shown || shown->askedAt <= attempt->askedAt)
        m_shown = id;
    m_outage.reset();
    m_pauses.reset();
    Q_EMIT changed();
}

void AttemptPool::onVerified(const QUuid &id)
{
    auto *attempt = find(id);
    attempt->isConnected = true;
    attempt->isTaken = true;
    if (id != m_numberOf)
        Q_EMIT messageArrived();
    refresh();
}

void AttemptPool::onCompleted(const QUuid &id, const Protocol::StatusReply &status)
{
    if (!status.user) {
        qCWarning(lcKiosk) << "a completed attempt without a user";
        drop(id);
        retryLater(Outage::Server);
        return;
    }
    auto *channel = find(id)->channel;
    channel->disconnect(this);
    channel->acknowledge();
    std::erase_if(m_attempts, [&](const auto &one) { return one.reply.attemptId == id; });
    stop();
    Q_EMIT completed(status);
}

void AttemptPool::onNumberWanted(const QUuid &id, int digits, int triesLeft)
{
    m_numberOf = id;
    Q_EMIT numberWanted(digits, triesLeft);
}

void AttemptPool::onFailed(const QUuid &id, const Protocol::StatusReply &status)
{
    const auto reason = status.state.failure.value_or(Core::FailureReason::Cancelled);
    const bool wasHeard = find(id)->isConnected;
    const bool wasAsked = id == m_numberOf;
    drop(id);
    // One that was never any good must not be followed by the next at once, and so on.
    if (wasHeard)
        refresh();
    else
        retryLater(Outage::Server);
    if (wasAsked || concernsVisitor(reason))
        Q_EMIT refused(reason, status.maskedPhone, status.ticket);
    else
        Q_EMIT changed();
}

void AttemptPool::onLost(const QUuid &id, Outage outage)
{
    find(id)->isConnected = false;
    setOutage(outage);
}

void AttemptPool::onClosed(const QUuid &id)
{
    drop(id);
    retryLater(Outage::Server);
}

const LiveAttempt *AttemptPool::find(const QUuid &id) const
{
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(),
                                    [&](const auto &one) { return one.reply.attemptId == id; });
    return found == m_attempts.end() ? nullptr : &*found;
}

LiveAttempt *AttemptPool::find(const QUuid &id)
{
    return const_cast<LiveAttempt *>(std::as_const(*this).find(id));
}

bool AttemptPool::isFreshCodeDue() const
{
    if (!m_isOpen || m_isPaused || m_isRequesting || m_now() < m_nextRequestAt)
        return false;
    if (m_attempts.empty() || m_attempts.back().isTaken)
        return true;
    return m_now() >= m_attempts.back().renewAt(m_timings.reserve);
}

void AttemptPool::retryLater(Outage outage)
{
    m_nextRequestAt = m_now() + m_pauses.next();
    setOutage(outage);
}

// The server's last word on its service holds while a channel is open that would bring the next
// one.
void AttemptPool::setOutage(Outage outage)
{
    m_outage = outage;
    if (std::none_of(m_attempts.begin(), m_attempts.end(),
                     [](const auto &attempt) { return attempt.isConnected; }))
        Q_EMIT serviceReported({});
    Q_EMIT changed();
}

void AttemptPool::drop(const QUuid &id)
{
    auto *channel = find(id)->channel;
    channel->disconnect(this);
    channel->deleteLater();
    std::erase_if(m_attempts, [&](const auto &one) { return one.reply.attemptId == id; });
}

void AttemptPool::cancelAll()
{
    for (const auto &attempt : m_attempts) {
        attempt.channel->disconnect(this);
        attempt.channel->cancel();
    }
    m_attempts.clear();
}

} // namespace Kiosk
