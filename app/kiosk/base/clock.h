// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <chrono>
#include <ctime>
#include <functional>

namespace Kiosk {

//! Time since some fixed moment, which nobody can set back. A function, so that a test's clock is
//! just a variable.
using MonotonicClock = std::function<std::chrono::milliseconds()>;

//! The machine's own monotonic clock.
[[nodiscard]] inline std::chrono::milliseconds steadyNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

//! The same, but it goes on while the machine sleeps (CLOCK_BOOTTIME): what ran out meanwhile is
//! known to be stale.
[[nodiscard]] inline std::chrono::milliseconds bootNow()
{
    using namespace std::chrono;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return duration_cast<milliseconds>(seconds(now.tv_sec) + nanoseconds(now.tv_nsec));
}

//! The time until a code is replaced, a session ends or a page closes.
struct TimeLeft
{
    std::chrono::milliseconds left{0};
    std::chrono::milliseconds whole{0};
    //! Until another code may be requested, where one was sent.
    std::chrono::milliseconds untilResend{0};
};

} // namespace Kiosk
