// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/slidingwindowcounter.h"

#include <algorithm>

namespace Core {

SlidingWindowCounter::SlidingWindowCounter(int limit, std::chrono::milliseconds window)
    : m_limit(limit)
    , m_window(window)
{
}

int SlidingWindowCounter::add(const QString &key, const QDateTime &now)
{
    if (!m_times.contains(key))
        makeRoom(now);
    auto &times = m_times[key];
    times.removeIf([&](const QDateTime &time) { return isOld(time, now); });
    if (times.size() < m_limit + 2)
        times.append(now);
    return int(times.size());
}

int SlidingWindowCounter::count(const QString &key, const QDateTime &now) const
{
    const auto times = m_times.constFind(key);
    if (times == m_times.constEnd())
        return 0;
    return int(std::count_if(times->begin(), times->end(),
                             [&](const QDateTime &time) { return !isOld(time, now); }));
}

// A time that is yet to come was told by a clock that was wrong then.
bool SlidingWindowCounter::isOld(const QDateTime &time, const QDateTime &now) const
{
    return time.addDuration(m_window) <= now || time > now.addDuration(m_window);
}

void SlidingWindowCounter::makeRoom(const QDateTime &now)
{
    if (m_times.size() < maxKeys)
        return;
    m_times.removeIf([&](const auto &each) { return isOld(each.value().last(), now); });
    if (m_times.size() < maxKeys)
        return;
    m_times.erase(
        std::min_element(m_times.begin(), m_times.end(),
                         [](const auto &a, const auto &b) { return a.last() < b.last(); }));
}

} // namespace Core
