#include "http/channel/expirysweep.h"

#include "http/channel/attemptlog.h"

namespace Http {

using namespace std::chrono_literals;

ExpirySweep::ExpirySweep(Core::LoginService &logins, ChannelHub &channels,
                         std::function<bool()> hasForeignChanges)
    : m_logins(logins)
    , m_channels(channels)
    , m_hasForeignChanges(std::move(hasForeignChanges))
{
    connect(&m_timer, &QTimer::timeout, this, &ExpirySweep::sweep);
    m_timer.start(1s);
}

void ExpirySweep::sweep()
{
    if (m_hasForeignChanges())
        m_channels.refresh();
    const auto expired = m_logins.expireDue();
    if (!expired)
        return; // logged where it happened; the next sweep tries again
    for (const auto &attemptId : *expired)
        logFailure(attemptId, Core::FailureReason::AttemptExpired);
}

} // namespace Http
