// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace Core {

//! The machine's view of the time at one moment.
struct ClockReading
{
    //! The clock that people set, in UTC.
    QDateTime wall;
    //! The time since the machine was started, its sleep included; nobody can set it.
    std::chrono::milliseconds sinceBoot{0};
    //! The kernel says that a time server keeps the wall clock right.
    bool isSynchronized = false;
};

//! The knowledge of the clock that is kept from one run of the program to the next.
struct ClockRecord
{
    //! When the clock was last believed, by itself. Nothing before the first time.
    std::optional<QDateTime> trustedAt{};
    //! The last time that a doubtful clock told. Nothing while the clock is believed.
    std::optional<QDateTime> doubtedAt{};
    //! For how long that clock has run without being set.
    std::chrono::seconds steadyFor{0};

    friend bool operator==(const ClockRecord &, const ClockRecord &) = default;
};

//! Why a clock is not believed.
enum class ClockDoubt {
    //! It is far after what was known last: a wrong date, or the machine was off for long.
    Ahead,
    //! It is far before that: an empty battery, for example.
    Behind,
    //! It was set while the program ran.
    Stepped,
};

//! "ahead", for the log.
[[nodiscard]] QLatin1StringView toString(ClockDoubt doubt);

//! Judges whether the wall clock may be believed when something is removed because of its age. This
//! is the whole rule:
//!
//! - A clock is doubted that is farther than `far` from what was known last when the program
//!   starts, or that was set by more than `step` while it runs.
//! - It is believed again when a time server keeps it right, when it is set back to where it should
//!   be, or when it has run for `trial` without being set. A machine without a time server that was
//!   off for weeks is so believed after a day of running, in one go or in several.
//!
//! After a step it also tells the time as if nobody had set the clock, for whoever must not lose
//! anything by that.
class ClockTrust
{
public:
    static constexpr std::chrono::hours far{24};
    static constexpr std::chrono::minutes step{1};
    static constexpr std::chrono::hours trial{24};

    explicit ClockTrust(ClockRecord before);

    //! Call it often: a step is seen as the difference between two readings.
    void observe(const ClockReading &reading);

    //! Empty if the clock is believed, and before the first reading.
    [[nodiscard]] std::optional<ClockDoubt> doubt() const { return m_doubt; }

    //! The record for the next run.
    [[nodiscard]] ClockRecord record() const;

    //! The time that the clock would show at the last reading had it not been set in the last
    //! `trial` of running, or, while it is doubted since the start, had the machine not been off.
    //! Empty if that is what it shows.
    [[nodiscard]] std::optional<QDateTime> unstepped() const;

private:
    //! A time that goes on with the machine.
    struct Mark
    {
        QDateTime time;
        std::chrono::milliseconds age{0};
    };

    void begin(const ClockReading &reading);
    void advance(const ClockReading &reading);
    void updateDoubt(const ClockReading &reading);

    ClockRecord m_before;
    std::optional<ClockReading> m_last;
    std::optional<ClockDoubt> m_doubt;
    //! The time that a believed clock would show at the last reading, and by how much it may
    //! differ.
    std::optional<QDateTime> m_reference;
    std::chrono::milliseconds m_tolerance = far;
    std::chrono::milliseconds m_steadyFor{0};
    std::optional<Mark> m_unstepped;
};

} // namespace Core
