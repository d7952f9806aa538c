// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/staffpin.h"

#include <algorithm>

namespace Http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// People need some seconds for a PIN. At 100 ms each, all kiosks together keep the server's thread
// busy for a twentieth of the time at the most.
constexpr auto triesAMinute = 12.0;
constexpr auto triesAtOnce = 3;
constexpr auto allTriesAMinute = 30.0;
constexpr auto allTriesAtOnce = 6;

const auto all = u"all"_s;

} // namespace

// A key that was stolen guesses once a day after its first dozen; what it does must not keep the
// staff of other kiosks away, so the lock of all does not grow.
StaffPin::StaffPin(std::optional<Core::PasswordHash> hash, const MonotonicClock &now)
    : m_hash(std::move(hash))
    , m_tries(triesAMinute, triesAtOnce, now)
    , m_allTries(allTriesAMinute, allTriesAtOnce, now)
    , m_wrong({.failures = wrongOfKiosk, .first = firstLock, .longest = 24h, .memory = 24h * 7},
              now)
    , m_allWrong(
          {.failures = wrongOfAll, .first = firstLock, .longest = firstLock, .memory = firstLock},
          now)
{
}

StaffPin::Answer StaffPin::check(const QString &kiosk, QByteArray &&pin)
{
    if (!m_hash) {
        Core::wipe(pin);
        return {.verdict = Verdict::NotSet};
    }
    if (const auto wait = waitOf(kiosk); wait > 0ms) {
        Core::wipe(pin);
        return {.verdict = Verdict::TooOften, .wait = wait};
    }
    if (m_hash->matches(std::move(pin))) {
        m_wrong.succeed(kiosk);
        return {.verdict = Verdict::Right};
    }
    m_wrong.fail(kiosk);
    m_allWrong.fail(all);
    return {.verdict = Verdict::Wrong};
}

std::chrono::milliseconds StaffPin::waitOf(const QString &kiosk)
{
    if (const auto locked = std::max(m_wrong.wait(kiosk), m_allWrong.wait(all)); locked > 0ms)
        return locked;
    // In this order, so that one kiosk cannot use up what all have.
    const auto wait = m_tries.take(kiosk);
    return wait > 0ms ? wait : m_allTries.take(all);
}

} // namespace Http
