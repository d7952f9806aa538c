// SPDX-License-Identifier: GPL-3.0-only
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
    //! Capacity; the key whose bucket is fullest is evicted, because it loses least.
    static constexpr qsizetype maxKeys = 20'000;

    //! @p perMinute and @p burst from 1.
    TokenBuckets(double perMinute, int burst, MonotonicClock now);

    //! Takes a token and returns zero, or returns how long it takes until there is one.
    [[nodiscard]] std::chrono::milliseconds take(const QString &key);

    //! The number of tokens; negative where more were spent than there were.
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

//! Locks a key out after a number of failures without a success among them, and after each further
//! failure for twice as long. The keys are names that an administrator gave, so there are few; none
//! is forgotten before its time. One thread.
class Lockout
{
public:
    struct Limits
    {
        //! The number of failures, from 1, that lock out for the first time.
        int failures;
        //! Duration of the first lock.
        std::chrono::milliseconds first;
        //! Duration of the longest lock, at least @p first.
        std::chrono::milliseconds longest;
        //! Failures are forgotten when there was none for this long, the time locked out not
        //! counted.
        std::chrono::milliseconds memory;
    };

    Lockout(Limits limits, MonotonicClock now);

    //! Returns how long @p key is still locked out; zero if it is not.
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

//! Limits how many attempts may be started. Each kiosk has a share of its own: a flood of web
//! attempts takes nothing away from it. One thread.
class StartLimits
{
public:
    //! @p webPerMinute is the limit for one address; 0 is no limit at all for web attempts.
    StartLimits(int webPerMinute, TrustedProxies proxies, MonotonicClock now);

    //! Return zero if an attempt may be started, else how long to wait.
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
