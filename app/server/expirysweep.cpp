#include "server/expirysweep.h"

#include "core/logevent.h"
#include "server/logging.h"

namespace Server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ExpirySweep::ExpirySweep(Core::LoginService &logins)
    : m_logins(logins)
{
    connect(&m_timer, &QTimer::timeout, this, &ExpirySweep::sweep);
    m_timer.start(1s);
}

void ExpirySweep::sweep()
{
    const auto expired = m_logins.expireDue();
    if (!expired)
        return; // logged where it happened; the next sweep tries again
    for (const auto &attemptId : *expired) {
        qCInfo(lcServer).noquote()
            << Core::LogEvent("attempt.failed"_L1)
                   .with("attempt"_L1, Core::toString(attemptId))
                   .with("reason"_L1, Core::toString(Core::FailureReason::AttemptExpired))
                   .text();
    }
}

} // namespace Server
