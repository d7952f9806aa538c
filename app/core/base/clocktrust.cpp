// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/clocktrust.h"

namespace Core {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

milliseconds between(const QDateTime &from, const QDateTime &to)
{
    return milliseconds(from.msecsTo(to));
}

// A clock that was doubted in the run before and has gone on since is the same clock.
bool isSameClock(const std::optional<QDateTime> &doubtedAt, const QDateTime &now)
{
    if (!doubtedAt)
        return false;
    const auto passed = between(*doubtedAt, now);
    return passed >= milliseconds::zero() && passed <= ClockTrust::far;
}

} // namespace

QLatin1StringView toString(ClockDoubt doubt)
{
    switch (doubt) {
    case ClockDoubt::Ahead:
        return "ahead"_L1;
    case ClockDoubt::Behind:
        return "behind"_L1;
    case ClockDoubt::Stepped:
        return "stepped"_L1;
    }
    Q_UNREACHABLE();
}

ClockTrust::ClockTrust(ClockRecord before)
    : m_before(std::move(before))
    , m_reference(m_before.trustedAt)
{
}

void ClockTrust::observe(const ClockReading &reading)
{
    if (m_last)
        advance(reading);
    else
        begin(reading);
    m_last = reading;
    updateDoubt(reading);
}

void ClockTrust::begin(const ClockReading &reading)
{
    if (!m_reference)
        return;
    const auto off = between(*m_reference, reading.wall);
    if (std::chrono::abs(off) <= far)
        return;
    m_doubt = off > milliseconds::zero() ? ClockDoubt::Ahead : ClockDoubt::Behind;
    m_unstepped = Mark{.time = *m_reference};
    if (isSameClock(m_before.doubtedAt, reading.wall))
        m_steadyFor = m_before.steadyFor;
}

void ClockTrust::advance(const ClockReading &reading)
{
    const auto passed = reading.sinceBoot - m_last->sinceBoot;
    const auto expected = m_last->wall.addDuration(passed);
    m_reference = m_reference->addDuration(passed);
    m_steadyFor += passed;
    if (m_unstepped) {
        m_unstepped->time = m_unstepped->time.addDuration(passed);
        m_unstepped->age += passed;
    }
    if (std::chrono::abs(between(expected, reading.wall)) <= step)
        return;
    m_unstepped = Mark{.time = expected};
    m_steadyFor = milliseconds::zero();
    const bool isRightAgain =
        m_doubt && std::chrono::abs(between(*m_reference, reading.wall)) <= m_tolerance;
    m_doubt = isRightAgain ? std::nullopt : std::optional(ClockDoubt::Stepped);
}

// With a doubt that began with the program goes its guess: the machine was off after all.
void ClockTrust::updateDoubt(const ClockReading &reading)
{
    if (m_doubt && (reading.isSynchronized || m_steadyFor >= trial)) {
        if (m_doubt != ClockDoubt::Stepped)
            m_unstepped.reset();
        m_doubt.reset();
    }
    if (m_unstepped && m_unstepped->age >= trial)
        m_unstepped.reset();
    if (m_doubt)
        return;
    m_reference = reading.wall;
    m_tolerance = step;
    m_steadyFor = milliseconds::zero();
}

ClockRecord ClockTrust::record() const
{
    if (!m_last)
        return m_before;
    if (!m_doubt)
        return {.trustedAt = m_last->wall};
    return {.trustedAt = m_reference,
            .doubtedAt = m_last->wall,
            .steadyFor = std::chrono::duration_cast<std::chrono::seconds>(m_steadyFor)};
}

std::optional<QDateTime> ClockTrust::unstepped() const
{
    return m_unstepped ? std::optional(m_unstepped->time) : std::nullopt;
}

} // namespace Core
