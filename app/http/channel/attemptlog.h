#pragma once

#include "core/model/attempt.h"

namespace Http {

//! Says in the log that an attempt began, and where.
void logStart(const Core::Attempt &attempt);

//! Logs how an attempt ended; logs nothing for one that has not ended yet.
void logOutcome(const Core::Attempt &attempt);

//! The same for one that nobody answered.
void logFailure(const QUuid &attemptId, Core::FailureReason reason);

} // namespace Http
