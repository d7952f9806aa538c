#pragma once

#include "http/access/tokenbuckets.h"
#include "http/access/trustedproxies.h"
#include "http/base/request.h"

#include <chrono>
#include <optional>

namespace Http {

//! How many attempts may be started. Kiosks have a share of their own, each: a flood of web
//! attempts takes nothing away from them.
class StartLimits
{
public:
    //! @p webPerMinute: from one address; 0 is no limit at all for web attempts.
    StartLimits(int webPerMinute, TrustedProxies proxies, MonotonicClock now);

    //! Zero if an attempt may be started, else how long to wait.
    [[nodiscard]] std::chrono::milliseconds takeForKiosk(const QString &name);
    [[nodiscard]] std::chrono::milliseconds takeForWeb(const Request &request);

private:
    TrustedProxies m_proxies;
    TokenBuckets m_kiosks;
    std::optional<TokenBuckets> m_addresses;
    std::optional<TokenBuckets> m_sites;
    //! All addresses together: each attempt is a commit, and a thousand addresses are cheap.
    TokenBuckets m_web;
};

} // namespace Http
