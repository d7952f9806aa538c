// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"

#include <chrono>

namespace TestSupport {

//! A clock that is just a variable.
struct TestClock
{
    QDateTime now{{2026, 1, 23}, {17, 27}, Qt::UTC};

    void advance(std::chrono::milliseconds time) { now = now.addDuration(time); }

    //! Tells the variable's time; the variable must outlive it.
    [[nodiscard]] Core::Clock reader() const
    {
        return [this] { return now; };
    }
};

} // namespace TestSupport
