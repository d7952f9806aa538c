// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/logging.h"

#include "core/base/logevent.h"

namespace Http {

using namespace Qt::StringLiterals;

void logStart(const Core::Attempt &attempt)
{
    Core::LogEvent event("attempt.started"_L1);
    event.with("attempt"_L1, Core::toString(attempt.id))
        .with("kiosk"_L1, attempt.kiosk.isEmpty() ? u"-"_s : attempt.kiosk);
    if (attempt.isByCode())
        event.with("way"_L1, u"code"_s);
    qCInfo(lcServer).noquote() << event.text();
}

void logOutcome(const Core::Attempt &attempt)
{
    const auto id = Core::toString(attempt.id);
    if (Core::isPending(attempt.state.status))
        return;
    if (attempt.state.status == Core::AttemptStatus::Completed) {
        qCInfo(lcServer).noquote() << Core::LogEvent("attempt.completed"_L1)
                                          .with("attempt"_L1, id)
                                          .with("tenant"_L1, attempt.tenantId.value_or(0))
                                          .with("phone"_L1, attempt.maskedSender())
                                          .text();
        return;
    }
    const auto reason = attempt.state.failure.value_or(Core::FailureReason::Cancelled);
    if (reason == Core::FailureReason::UserNotFound) {
        qCWarning(lcServer).noquote() << Core::LogEvent("tenant.not_found"_L1)
                                             .with("attempt"_L1, id)
                                             .with("phone"_L1, attempt.maskedSender())
                                             .with("message"_L1, u"Tenant not found"_s)
                                             .text();
    }
    logFailure(attempt.id, reason);
}

void logFailure(const QUuid &attemptId, Core::FailureReason reason)
{
    qCInfo(lcServer).noquote() << Core::LogEvent("attempt.failed"_L1)
                                      .with("attempt"_L1, Core::toString(attemptId))
                                      .with("reason"_L1, Core::toString(reason))
                                      .text();
}

} // namespace Http
