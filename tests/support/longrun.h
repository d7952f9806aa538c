// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QtGlobal>

namespace TestSupport {

//! The tests take the time they want (packaging/test long) instead of a glimpse.
[[nodiscard]] inline bool isLongRun()
{
    return qEnvironmentVariableIsSet("KIOSK_LONG");
}

} // namespace TestSupport
