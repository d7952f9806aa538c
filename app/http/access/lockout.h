#pragma once

#include "http/access/tokenbuckets.h"

#include <QHash>
#include <QString>

#include <chrono>

namespace Http {

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

} // namespace Http
