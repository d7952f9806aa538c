// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/logging.h"

namespace Service {

//! Sends everything that is logged to standard error: one line a message, "event=… key=value …",
//! with journald's priority prefix (sd-daemon(3)) where standard error is the journal, and with the
//! time where it is not. No value can begin a line of its own. Call it once, in main().
void installLogSink();

} // namespace Service
