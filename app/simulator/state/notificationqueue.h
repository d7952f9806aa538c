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

//! The notifications, first in, first out (sections 4 and 5). The head stays until it is removed
//! or too old.
class NotificationQueue : public QObject
{
    Q_OBJECT

public:
    explicit NotificationQueue(std::chrono::milliseconds keep);

    void append(const QJsonObject &body);
    //! Drops what is too old first.
    [[nodiscard]] std::optional<QueuedNotification> head();
    //! Only the head can be removed. False if it has another receipt.
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
