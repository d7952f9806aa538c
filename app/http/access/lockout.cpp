#include "http/access/lockout.h"

#include <algorithm>

namespace Http {

Lockout::Lockout(Limits limits, MonotonicClock now)
    : m_limits(limits)
    , m_now(std::move(now))
{
}

std::chrono::milliseconds Lockout::wait(const QString &key) const
{
    const auto record = m_records.constFind(key);
    if (record == m_records.constEnd())
        return {};
    return std::max(record->until - m_now(), std::chrono::milliseconds::zero());
}

void Lockout::fail(const QString &key)
{
    const auto now = m_now();
    auto &record = m_records[key];
    if (now - record.until >= m_limits.memory)
        record.failures = 0;
    ++record.failures;
    record.until = now + lockAfter(record.failures);
}

std::chrono::milliseconds Lockout::lockAfter(int failures) const
{
    if (failures < m_limits.failures)
        return {};
    auto lock = m_limits.first;
    for (int i = m_limits.failures; i < failures && lock < m_limits.longest; ++i)
        lock *= 2;
    return std::min(lock, m_limits.longest);
}

} // namespace Http
