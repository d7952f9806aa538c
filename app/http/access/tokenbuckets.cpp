#include "http/access/tokenbuckets.h"

#include <algorithm>
#include <cmath>

namespace Http {

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

} // namespace Http
