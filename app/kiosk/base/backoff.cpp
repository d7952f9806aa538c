#include "kiosk/base/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Kiosk {

Backoff::Backoff(Limits limits)
    : m_limits(limits)
    , m_pause(limits.first)
{
}

std::chrono::milliseconds Backoff::next()
{
    const auto longest = m_pause.count();
    const auto pause = longest - QRandomGenerator::global()->bounded(qint64(longest) / 3 + 1);
    m_pause = std::min(m_pause * 2, m_limits.longest);
    return std::chrono::milliseconds(pause);
}

} // namespace Kiosk
