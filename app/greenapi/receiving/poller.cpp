#include "greenapi/receiving/poller.h"

#include <QPointer>

namespace GreenApi {

namespace {

// Nobody but a person can help, so that trying often only fills logs.
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

Poller::Poller(Client &client, Take take, const PollerTimings &timings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_take(std::move(take))
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
    m_sinceAsked.start();
    m_client.receiveNotification(m_timings.longPoll, m_run.get(),
                                 [this](const auto &answer) { handle(answer); });
}

void Poller::handle(const Answer<std::optional<Delivery>> &answer)
{
    if (!answer)
        return fail(troubleOf(answer.error()));
    if (*answer)
        return handOver(**answer);
    const std::chrono::milliseconds waited(m_sinceAsked.elapsed());
    pauseFor(waited < m_timings.longPoll / 2 ? m_timings.hastyPause : std::chrono::milliseconds(0));
    succeed();
}

void Poller::handOver(const Delivery &delivery)
{
    const QPointer<QObject> run(m_run.get());
    const auto receiptId = delivery.receiptId;
    const auto take = m_take; // a copy lives on if it destroys us
    const bool isCommitted = take(delivery.body);
    if (!run)
        return;
    if (isCommitted)
        remove(receiptId);
    else
        fail(PollTrouble::NotCommitted);
}

void Poller::remove(qint64 receiptId)
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
