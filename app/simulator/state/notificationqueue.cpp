// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/notificationqueue.h"

#include <QRandomGenerator>

namespace Simulator {

namespace {

// Random, so that the receipts of one run do not fit another.
qint64 firstReceipt()
{
    constexpr auto least = 1'000'000;
    return least + qint64(QRandomGenerator::global()->bounded(least));
}

} // namespace

NotificationQueue::NotificationQueue(std::chrono::milliseconds keep)
    : m_keep(keep)
    , m_lastReceipt(firstReceipt())
{
}

void NotificationQueue::append(const QJsonObject &body)
{
    dropOld();
    m_notifications.push_back(
        {.receiptId = ++m_lastReceipt, .body = body, .keptUntil = QDeadlineTimer(m_keep)});
    Q_EMIT grew();
}

std::optional<QueuedNotification> NotificationQueue::head()
{
    dropOld();
    return m_notifications.empty() ? std::nullopt : std::optional(m_notifications.front());
}

bool NotificationQueue::remove(qint64 receiptId)
{
    const auto first = head();
    if (!first || first->receiptId != receiptId)
        return false;
    m_notifications.pop_front();
    return true;
}

void NotificationQueue::clear()
{
    m_notifications.clear();
}

qsizetype NotificationQueue::size()
{
    dropOld();
    return qsizetype(m_notifications.size());
}

void NotificationQueue::dropOld()
{
    while (!m_notifications.empty() && m_notifications.front().keptUntil.hasExpired()) {
        const auto body = m_notifications.front().body;
        m_notifications.pop_front();
        Q_EMIT expired(body);
    }
}

} // namespace Simulator
