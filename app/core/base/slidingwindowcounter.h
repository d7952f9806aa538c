// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <chrono>

namespace Core {

//! Rate limiter: counts how often each of many keys did something within a sliding window.
class SlidingWindowCounter
{
public:
    //! Capacity in keys; the least recently active one is evicted.
    static constexpr qsizetype maxKeys = 10'000;

    SlidingWindowCounter(int limit, std::chrono::milliseconds window);

    //! How many there were within the window, the one at @p now included. Does not count further
    //! than two above the limit: what comes on top takes no room and does not prolong the window.
    int add(const QString &key, const QDateTime &now);

    //! How many there were within the window that ends at @p now.
    [[nodiscard]] int count(const QString &key, const QDateTime &now) const;

private:
    void makeRoom(const QDateTime &now);
    [[nodiscard]] bool isOld(const QDateTime &time, const QDateTime &now) const;

    int m_limit;
    std::chrono::milliseconds m_window;
    //! Oldest first, never empty.
    QHash<QString, QList<QDateTime>> m_times;
};

} // namespace Core
