// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/poller.h"

#include "core/base/enumtable.h"

#include <QPointer>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<PollTrouble> troubleNames({
    {PollTrouble::Unreachable, "unreachable"_L1},
    {PollTrouble::Insecure, "insecure"_L1},
    {PollTrouble::WrongCredentials, "wrong_credentials"_L1},
    {PollTrouble::Forbidden, "forbidden"_L1},
    {PollTrouble::WebhookUrlSet, "webhook_url_set"_L1},
    {PollTrouble::NotReady, "not_ready"_L1},
    {PollTrouble::InstanceGone, "instance_gone"_L1},
    {PollTrouble::QuotaExceeded, "quota_exceeded"_L1},
    {PollTrouble::Refused, "refused"_L1},
    {PollTrouble::ServerFailed, "server_failed"_L1},
    {PollTrouble::NotCommitted, "not_committed"_L1},
});

// Only a person can help, so that frequent attempts would only fill logs.
bool needsAPerson(PollTrouble trouble)
{
    switch (trouble) {
    case PollTrouble::Insecure:
    case PollTrouble::WrongCredentials:
    case PollTrouble::Forbidden:
    case PollTrouble::WebhookUrlSet:
    case PollTrouble::InstanceGone:
    case PollTrouble::QuotaExceeded:
        return true;
    case PollTrouble::Unreachable:
    case PollTrouble::NotReady:
    case PollTrouble::Refused:
    case PollTrouble::ServerFailed:
    case PollTrouble::NotCommitted:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

PollTrouble troubleOf(CallError error)
{
    switch (error) {
    case CallError::Unreachable:
    case CallError::AnswerLost:
    case CallError::TimedOut:
        return PollTrouble::Unreachable;
    case CallError::Insecure:
        return PollTrouble::Insecure;
    case CallError::WrongCredentials:
        return PollTrouble::WrongCredentials;
    case CallError::Forbidden:
        return PollTrouble::Forbidden;
    case CallError::WebhookUrlSet:
        return PollTrouble::WebhookUrlSet;
    case CallError::NotReady:
        return PollTrouble::NotReady;
    case CallError::InstanceGone:
        return PollTrouble::InstanceGone;
    case CallError::QuotaExceeded:
        return PollTrouble::QuotaExceeded;
    case CallError::ServerFailed:
        return PollTrouble::ServerFailed;
    case CallError::NotFound:
    case CallError::TooFast:
    case CallError::UnknownMessage:
    case CallError::Refused:
    case CallError::BadAnswer:
    case CallError::QueueFull:
        return PollTrouble::Refused;
    }
    Q_UNREACHABLE();
}

QString toString(PollTrouble trouble)
{
    return troubleNames[trouble];
}

Poller::Poller(Client &client, Handler handler, const PollerTimings &timings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_handler(std::move(handler))
    , m_timings(timings)
    , m_pauses(timings.pauses)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Poller::receive);
}

void Poller::start()
{
    if (m_run)
        return;
    m_run = std::make_unique<QObject>();
    receive();
}

void Poller::stop()
{
    m_run.reset();
    m_pause.stop();
    m_pauses.reset();
}

void Poller::receive()
{
    m_sinceReceive.start();
    m_client.receiveNotification(m_timings.longPoll, m_run.get(),
                                 [this](const auto &answer) { handle(answer); });
}

void Poller::handle(const Answer<std::optional<Delivery>> &answer)
{
    if (!answer)
        return fail(troubleOf(answer.error()));
    if (*answer)
        return deliver(**answer);
    const std::chrono::milliseconds waited(m_sinceReceive.elapsed());
    pauseFor(waited < m_timings.longPoll / 2 ? m_timings.hastyPause : std::chrono::milliseconds(0));
    succeed();
}

void Poller::deliver(const Delivery &delivery)
{
    const QPointer<QObject> run(m_run.get());
    const auto receiptId = delivery.receiptId;
    const auto handler = m_handler; // a copy lives on if it destroys us
    const bool isCommitted = handler(delivery.body);
    if (!run)
        return;
    if (isCommitted)
        acknowledge(receiptId);
    else
        fail(PollTrouble::NotCommitted);
}

void Poller::acknowledge(qint64 receiptId)
{
    m_client.deleteNotification(receiptId, m_run.get(), [this](const Answer<bool> &wasThere) {
        if (!wasThere)
            return fail(troubleOf(wasThere.error()));
        pauseFor(std::chrono::milliseconds(0));
        succeed();
    });
}

void Poller::pauseFor(std::chrono::milliseconds pause)
{
    m_pause.start(pause);
}

void Poller::fail(PollTrouble trouble)
{
    const auto pause = m_pauses.next();
    pauseFor(needsAPerson(trouble) ? m_timings.slowPause : pause);
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubled(trouble); // last: it may do anything
}

void Poller::succeed()
{
    m_pauses.reset();
    if (!m_trouble)
        return;
    m_trouble.reset();
    Q_EMIT recovered(); // last: it may do anything
}

} // namespace GreenApi
