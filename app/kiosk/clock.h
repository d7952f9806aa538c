#pragma once

#include <chrono>
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

} // namespace Kiosk
