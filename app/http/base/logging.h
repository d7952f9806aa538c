// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/logging.h"
#include "core/model/attempt.h"

//! The HTTP server: turns requests into calls of the core and pushes outcomes to the channels.
namespace Http {

//! Logs that an attempt began, and at which kiosk.
void logStart(const Core::Attempt &attempt);

//! Logs how an attempt ended; logs nothing for one that has not ended yet.
void logOutcome(const Core::Attempt &attempt);

//! Logs the failure of an attempt of which only the id is known.
void logFailure(const QUuid &attemptId, Core::FailureReason reason);

} // namespace Http
