// SPDX-License-Identifier: GPL-3.0-only
#include "net/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace Net {

Backoff::Backoff(Limits limits)
    : m_limits(limits)
    , m_pause(std::min(limits.first, limits.longest))
{
}

std::chrono::milliseconds Backoff::next()
{
    const qint64 longest = m_pause.count();
    const auto pause = longest - QRandomGenerator::global()->bounded(longest / 3 + 1);
    m_pause = std::min(m_pause * 2, m_limits.longest);
    return std::chrono::milliseconds(pause);
}

void Backoff::reset()
{
    m_pause = std::min(m_limits.first, m_limits.longest);
}

} // namespace Net
