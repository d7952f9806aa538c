// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "figures.h"

#include <ctime>

namespace Benchmark {

//! How long this thread has worked. On a machine that others use, too, the time on the wall tells
//! more of them than of us; where the thread would wait for a disk, this does not show it.
[[nodiscard]] inline Microseconds threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return Microseconds(time.tv_sec * 1'000'000 + time.tv_nsec / 1000);
}

} // namespace Benchmark
