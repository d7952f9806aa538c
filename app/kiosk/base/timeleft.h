#pragma once

#include <chrono>

namespace Kiosk {

//! Of a code until it is replaced, of a session until it ends.
struct TimeLeft
{
    std::chrono::milliseconds left{0};
    std::chrono::milliseconds whole{0};
    //! Until another code may be requested, where one was sent.
    std::chrono::milliseconds untilResend{0};
};

} // namespace Kiosk
