#include "http/access/credentialthrottle.h"

#include "core/base/logevent.h"
#include "http/base/logging.h"

#include <algorithm>

namespace Http {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// A mistyped setting may try a few times at full speed.
constexpr auto freeTries = 10;
constexpr auto countedTries = 16;
constexpr auto window = 10min;

// 250 ms, 500 ms, 1 s, then 2 s each.
std::chrono::milliseconds delayAfter(int wrong)
{
    if (wrong <= freeTries)
        return 0ms;
    return std::min(250ms * (1 << (wrong - freeTries - 1)), 2000ms);
}

} // namespace

CredentialThrottle::CredentialThrottle(QLatin1StringView event, TrustedProxies proxies,
                                       Core::Clock now)
    : m_event(event)
    , m_proxies(std::move(proxies))
    , m_now(std::move(now))
    , m_wrong(countedTries, window)
{
}

std::chrono::milliseconds CredentialThrottle::countWrong(const Request &request,
                                                         QLatin1StringView reason)
{
    const auto client = m_proxies.clientOf(request);
    const auto wrong = m_wrong.add(subscriberOf(client), m_now());
    // A client that goes on and on would fill the disk with lines that say nothing new.
    if (wrong <= countedTries) {
        qCWarning(lcServer).noquote() << Core::LogEvent(m_event)
                                             .with("peer"_L1, client.toString())
                                             .with("reason"_L1, reason)
                                             .with("request"_L1, request.id)
                                             .text();
    }
    return delayAfter(wrong);
}

} // namespace Http
