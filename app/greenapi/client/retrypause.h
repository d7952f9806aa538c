#pragma once

#include <chrono>

namespace GreenApi {

//! How pauses between tries grow.
struct PauseLimits
{
    std::chrono::milliseconds first{1000};
    std::chrono::milliseconds longest{30000};
};

//! The pause after the @p failures th failure in a row: doubled with each up to the limit, and
//! shortened at random by up to a third, so that many clients do not come back at once.
[[nodiscard]] std::chrono::milliseconds pauseAfter(int failures, const PauseLimits &limits);

} // namespace GreenApi
