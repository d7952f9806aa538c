#pragma once

#include "http/access/trustedproxies.h"
#include "http/base/request.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace Http {

//! A clock that never jumps.
using MonotonicClock = std::function<std::chrono::milliseconds()>;

//! The time of the system's steady clock.
[[nodiscard]] std::chrono::milliseconds monotonicNow();

//! Token buckets, one for each of many keys: each starts full, every event takes one token, and
//! tokens come back at a steady rate.
class TokenBuckets
{
public:
    //! Of more keys than this the one whose bucket is fullest is forgotten: it loses least.
    static constexpr qsizetype maxKeys = 20'000;

    //! @p perMinute and @p burst from 1.
    TokenBuckets(double perMinute, int burst, MonotonicClock now);

    //! Zero if a token was there and is taken; else how long until there is one.
    [[nodiscard]] std::chrono::milliseconds take(const QString &key);

    //! How many tokens there are; fewer than none where more was spent than there was.
    [[nodiscard]] double tokens(const QString &key) const;

    //! Takes @p tokens, which may leave a debt: the cost of a thing is known when it is done.
    void spend(const QString &key, double tokens);

    //! How long it takes until @p tokens have come back.
    [[nodiscard]] std::chrono::milliseconds timeFor(double tokens) const;

private:
    struct Bucket
    {
        double tokens;
        std::chrono::milliseconds at;
    };

    [[nodiscard]] Bucket &filledBucket(const QString &key);
    [[nodiscard]] double tokensOf(const Bucket &bucket, std::chrono::milliseconds now) const;
    void makeRoom(std::chrono::milliseconds now);

    double m_perMillisecond;
    double m_burst;
    MonotonicClock m_now;
    QHash<QString, Bucket> m_buckets;
};

//! Keeps out who fails again and again: after a number of failures without a success among them for
//! a while, and after each further failure for twice as long. The keys are names that an
//! administrator gave, so there are few; none is forgotten before its time.
class Lockout
{
public:
    struct Limits
    {
        //! From 1. So many failures lock out for the first time.
        int failures;
        //! How long the first time.
        std::chrono::milliseconds first;
        //! The longest, from @p first.
        std::chrono::milliseconds longest;
        //! Failures are forgotten when there was none for this long, the time locked out not
        //! counted.
        std::chrono::milliseconds memory;
    };

    Lockout(Limits limits, MonotonicClock now);

    //! How long @p key is still locked out; zero if it is not.
    [[nodiscard]] std::chrono::milliseconds wait(const QString &key) const;
    void fail(const QString &key);
    //! Forgets the failures.
    void succeed(const QString &key) { m_records.remove(key); }

private:
    struct Record
    {
        int failures = 0;
        //! Time of the last failure, or the end of the lock that it led to.
        std::chrono::milliseconds until{0};
    };

    [[nodiscard]] std::chrono::milliseconds lockAfter(int failures) const;

    Limits m_limits;
    MonotonicClock m_now;
    QHash<QString, Record> m_records;
};

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
