#include "http/access/startlimits.h"

namespace Http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A kiosk needs one or two a minute; the rest is for restarts and impatient languages.
constexpr auto perKiosk = 60.0;
constexpr auto kioskBurst = 20;

// A visitor who asks for several fresh codes in a row, or a family.
constexpr auto addressBurst = 10;

// An IPv6 site has as much as so many subscribers.
constexpr auto perSite = 4;

// Twenty a second: more than any house has visitors, and little enough to leave the disk to kiosks.
constexpr auto perWeb = 1200.0;
constexpr auto webBurst = 200;

} // namespace

StartLimits::StartLimits(int webPerMinute, TrustedProxies proxies, MonotonicClock now)
    : m_proxies(std::move(proxies))
    , m_kiosks(perKiosk, kioskBurst, now)
    , m_web(perWeb, webBurst, now)
{
    if (webPerMinute > 0) {
        m_addresses.emplace(webPerMinute, addressBurst, now);
        m_sites.emplace(perSite * webPerMinute, perSite * addressBurst, now);
    }
}

std::chrono::milliseconds StartLimits::takeForKiosk(const QString &name)
{
    return m_kiosks.take(name);
}

std::chrono::milliseconds StartLimits::takeForWeb(const Request &request)
{
    if (!m_addresses)
        return {};
    const auto client = m_proxies.clientOf(request);
    auto wait = m_addresses->take(subscriberOf(client));
    if (wait == 0ms)
        wait = m_sites->take(siteOf(client));
    return wait > 0ms ? wait : m_web.take(u"web"_s);
}

} // namespace Http
