#pragma once

#include "core/model/attempt.h"

#include <QLoggingCategory>

//! The HTTP server: turns requests into calls of the core and pushes outcomes to the channels.
namespace Http {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

//! Logs that an attempt began, and at which kiosk.
void logStart(const Core::Attempt &attempt);

//! Logs how an attempt ended; logs nothing for one that has not ended yet.
void logOutcome(const Core::Attempt &attempt);

//! Logs the failure of an attempt of which only the id is known.
void logFailure(const QUuid &attemptId, Core::FailureReason reason);

} // namespace Http
