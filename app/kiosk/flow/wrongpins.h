#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace Kiosk {

//! How many wrong PINs were entered in a row, and when the last one. Kept in a file, so that
//! restarting the kiosk or pulling its plug does not shorten the wait.
struct WrongPins
{
    //! Not negative.
    int inARow = 0;
    QDateTime last;

    //! How long one waits after so many: two seconds, then twice as long each time, five minutes at
    //! the longest.
    [[nodiscard]] std::chrono::milliseconds wait() const;

    //! Returns the rest of wait() at @p now, never more than all of it: the clock may have been
    //! set back, or be wrong after a power cut.
    [[nodiscard]] std::chrono::milliseconds waitLeft(const QDateTime &now) const;

    //! None if the file is missing or broken, or its name is empty.
    [[nodiscard]] static WrongPins load(const QString &file);

    //! Waits until the file is on the disk; without any wrong one the file goes. A failure is
    //! logged. Does nothing for an empty name.
    void save(const QString &file) const;

    friend bool operator==(const WrongPins &, const WrongPins &) = default;
};

} // namespace Kiosk
