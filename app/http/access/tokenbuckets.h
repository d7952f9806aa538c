#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <functional>

namespace Http {

//! A clock that never jumps.
using MonotonicClock = std::function<std::chrono::milliseconds()>;

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

} // namespace Http
