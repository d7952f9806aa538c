#pragma once

#include <chrono>

namespace Kiosk {

//! Of a code until it is replaced, of a session until it ends.
struct TimeLeft
{
    std::chrono::milliseconds left{0};
    std::chrono::milliseconds whole{0};
};

} // namespace Kiosk
