// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDeadlineTimer>
#include <QJsonObject>
#include <QObject>

#include <chrono>
#include <deque>
#include <optional>

namespace Simulator {

//! One notification that waits for its receiver.
struct QueuedNotification
{
    qint64 receiptId = 0;
    QJsonObject body{};
    QDeadlineTimer keptUntil{};
};

//! The notifications, first in, first out (Green API, Incoming notifications: Receive notifications
//! by HTTP API). The head stays until it is removed or too old.
class NotificationQueue : public QObject
{
    Q_OBJECT

public:
    explicit NotificationQueue(std::chrono::milliseconds keep);

    void append(const QJsonObject &body);
    //! Drops notifications that are too old first.
    [[nodiscard]] std::optional<QueuedNotification> head();
    //! Removes the head. Returns false if it has another receipt.
    bool remove(qint64 receiptId);
    void clear();
    [[nodiscard]] qsizetype size();

Q_SIGNALS:
    void grew();
    void expired(const QJsonObject &body);

private:
    void dropOld();

    std::chrono::milliseconds m_keep;
    qint64 m_lastReceipt;
    std::deque<QueuedNotification> m_notifications;
};

} // namespace Simulator
