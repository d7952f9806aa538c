#pragma once

#include "core/base/slidingwindowcounter.h"
#include "core/base/timestamp.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"

#include <QLatin1StringView>

#include <chrono>

namespace Http {

//! Slows the guessing of one kind of credential: wrong ones are counted by the client's address and
//! answered later and later, and logged up to a limit. The right one is not its business, so it
//! never waits, whoever else tried from there. One thread.
class CredentialThrottle
{
public:
    //! @p event is the name of its lines in the log, for example "kiosk.rejected".
    CredentialThrottle(QLatin1StringView event, TrustedProxies proxies, Core::Clock now);

    //! Counts a wrong credential of @p request; @p reason is a word for the log. Returns how long
    //! the answer is to wait: nothing for the first few, 2 s at the most.
    [[nodiscard]] std::chrono::milliseconds countWrong(const Request &request,
                                                       QLatin1StringView reason);

private:
    QLatin1StringView m_event;
    TrustedProxies m_proxies;
    Core::Clock m_now;
    Core::SlidingWindowCounter m_wrong;
};

} // namespace Http
