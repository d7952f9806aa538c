#pragma once

#include "core/attempt.h"

namespace Server {

//! Says in the log that an attempt began, and where.
void logStart(const Core::Attempt &attempt);

//! Says in the log how an attempt ended (contract 5). Nothing for one that has not ended yet.
void logOutcome(const Core::Attempt &attempt);

//! The same for one that nobody answered.
void logFailure(const QUuid &attemptId, Core::FailureReason reason);

} // namespace Server
