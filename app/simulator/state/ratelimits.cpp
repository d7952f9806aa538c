#include "simulator/state/ratelimits.h"

namespace Simulator {

RateLimits::RateLimits(std::chrono::milliseconds window)
    : m_window(window)
{
    m_clock.start();
}

bool RateLimits::admit(const QString &method, int most)
{
    const auto now = m_clock.elapsed();
    auto &times = m_times[method];
    while (!times.empty() && now - times.front() >= m_window.count())
        times.pop_front();
    if (times.size() >= std::size_t(most))
        return false;
    times.push_back(now);
    return true;
}

} // namespace Simulator
