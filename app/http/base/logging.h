#pragma once

#include "core/model/attempt.h"

#include <QLoggingCategory>

//! The HTTP server: turns requests into calls of the core and pushes outcomes to the channels.
namespace Http {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

//! Says in the log that an attempt began, and where.
void logStart(const Core::Attempt &attempt);

//! Logs how an attempt ended; logs nothing for one that has not ended yet.
void logOutcome(const Core::Attempt &attempt);

//! The same for one that nobody answered.
void logFailure(const QUuid &attemptId, Core::FailureReason reason);

} // namespace Http
