// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/ratelimits.h"

#include <algorithm>
#include <cmath>

namespace Http {

using namespace Qt::StringLiterals;

std::chrono::milliseconds monotonicNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

TokenBuckets::TokenBuckets(double perMinute, int burst, MonotonicClock now)
    : m_perMillisecond(perMinute / 60'000)
    , m_burst(burst)
    , m_now(std::move(now))
{
}

double TokenBuckets::tokensOf(const Bucket &bucket, std::chrono::milliseconds now) const
{
    const auto passed = static_cast<double>((now - bucket.at).count());
    return std::min(m_burst, bucket.tokens + passed * m_perMillisecond);
}

TokenBuckets::Bucket &TokenBuckets::filledBucket(const QString &key)
{
    const auto now = m_now();
    if (!m_buckets.contains(key))
        makeRoom(now);
    auto bucket = m_buckets.find(key);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(key, {.tokens = m_burst, .at = now});
    *bucket = {.tokens = tokensOf(*bucket, now), .at = now};
    return *bucket;
}

std::chrono::milliseconds TokenBuckets::take(const QString &key)
{
    auto &bucket = filledBucket(key);
    if (bucket.tokens < 1)
        return timeFor(1 - bucket.tokens);
    bucket.tokens -= 1;
    return {};
}

double TokenBuckets::tokens(const QString &key) const
{
    const auto bucket = m_buckets.constFind(key);
    return bucket == m_buckets.constEnd() ? m_burst : tokensOf(*bucket, m_now());
}

void TokenBuckets::spend(const QString &key, double tokens)
{
    filledBucket(key).tokens -= tokens;
}

std::chrono::milliseconds TokenBuckets::timeFor(double tokens) const
{
    const auto wait = std::ceil(tokens / m_perMillisecond);
    return std::chrono::milliseconds(std::max<qint64>(1, qint64(wait)));
}

void TokenBuckets::makeRoom(std::chrono::milliseconds now)
{
    if (m_buckets.size() < maxKeys)
        return;
    m_buckets.removeIf([&](const auto &each) { return tokensOf(each.value(), now) >= m_burst; });
    if (m_buckets.size() < maxKeys)
        return;
    m_buckets.erase(std::max_element(m_buckets.begin(), m_buckets.end(),
                                     [&](const Bucket &one, const Bucket &other) {
                                         return tokensOf(one, now) < tokensOf(other, now);
                                     }));
}

Lockout::Lockout(Limits limits, MonotonicClock now)
    : m_limits(limits)
    , m_now(std::move(now))
{
}

std::chrono::milliseconds Lockout::wait(const QString &key) const
{
    const auto record = m_records.constFind(key);
    if (record == m_records.constEnd())
        return {};
    return std::max(record->until - m_now(), std::chrono::milliseconds::zero());
}

void Lockout::fail(const QString &key)
{
    const auto now = m_now();
    auto &record = m_records[key];
    if (now - record.until >= m_limits.memory)
        record.failures = 0;
    ++record.failures;
    record.until = now + lockAfter(record.failures);
}

std::chrono::milliseconds Lockout::lockAfter(int failures) const
{
    if (failures < m_limits.failures)
        return {};
    auto lock = m_limits.first;
    for (int i = m_limits.failures; i < failures && lock < m_limits.longest; ++i)
        lock *= 2;
    return std::min(lock, m_limits.longest);
}

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
