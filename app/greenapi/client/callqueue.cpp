// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/callqueue.h"

#include <algorithm>

namespace GreenApi {

CallQueue::CallQueue(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer); // a coarse one may be early
    connect(&m_next, &QTimer::timeout, this, &CallQueue::beginNext);
}

bool CallQueue::add(Begin begin, Urgency urgency)
{
    auto &queue = urgency == Urgency::Urgent ? m_urgent : m_waiting;
    if (queue.size() >= m_limits.longest)
        return false;
    queue.push_back(std::move(begin));
    schedule();
    return true;
}

void CallQueue::beginAgain(Begin begin, std::chrono::milliseconds pause)
{
    QTimer::singleShot(pause, this, [this, begin = std::move(begin)] {
        m_again.push_back(begin);
        schedule();
    });
}

void CallQueue::finish()
{
    --m_begun;
    schedule();
}

bool CallQueue::hasUrgent() const
{
    return !m_urgent.empty() && m_begun <= m_limits.atOnce;
}

bool CallQueue::hasNext() const
{
    return hasUrgent() || !m_again.empty() || (!m_waiting.empty() && m_begun < m_limits.atOnce);
}

CallQueue::Begin CallQueue::takeNext()
{
    const bool isAgain = !hasUrgent() && !m_again.empty();
    auto &queue = hasUrgent() ? m_urgent : isAgain ? m_again : m_waiting;
    if (!isAgain)
        ++m_begun;
    auto begin = std::move(queue.front());
    queue.pop_front();
    return begin;
}

void CallQueue::schedule()
{
    if (!hasNext() || m_next.isActive())
        return;
    const std::chrono::milliseconds passed(m_sinceLast.isValid() ? m_sinceLast.elapsed() : 0);
    const auto left = m_limits.spacing - passed;
    const bool mustWait = m_sinceLast.isValid() && left.count() > 0;
    m_next.start(mustWait ? left : std::chrono::milliseconds(0));
}

void CallQueue::beginNext()
{
    if (!hasNext())
        return;
    m_sinceLast.start();
    const auto begin = takeNext();
    schedule();
    begin(); // last: it may do anything
}

} // namespace GreenApi
