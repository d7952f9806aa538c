// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDeadlineTimer>
#include <QTest>

#include <chrono>

namespace FlowTest {

//! Like QTRY_VERIFY, but by the clock: a look at a screen takes half a second itself. A picture has
//! no signal to wait for, so this looks again and again.
template <typename Condition>
[[nodiscard]] bool eventually(Condition condition,
                              std::chrono::milliseconds patience = std::chrono::seconds(30))
{
    const QDeadlineTimer deadline(patience);
    while (!condition()) {
        if (deadline.hasExpired())
            return condition();
        QTest::qWait(20);
    }
    return true;
}

} // namespace FlowTest
