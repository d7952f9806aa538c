// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/passwordhash.h"
#include "kiosk/base/clock.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace Kiosk {

//! The count of wrong PINs in a row and the time of the last one. It is kept in a file, so that
//! restarting the kiosk or pulling its plug does not shorten the wait.
struct WrongPins
{
    //! Not negative.
    int inARow = 0;
    QDateTime last;

    //! Returns the wait after so many: two seconds, then twice as long each time, five minutes at
    //! the longest.
    [[nodiscard]] std::chrono::milliseconds wait() const;

    //! Returns the rest of wait() at @p now, never more than all of it: the clock may have been
    //! set back, or be wrong after a power cut.
    [[nodiscard]] std::chrono::milliseconds waitLeft(const QDateTime &now) const;

    //! Returns a count of zero if the file is missing or broken, or its name is empty.
    [[nodiscard]] static WrongPins load(const QString &file);

    //! Waits until the file is on the disk; without any wrong one the file goes. A failure is
    //! logged. Does nothing for an empty name.
    void save(const QString &file) const;

    friend bool operator==(const WrongPins &, const WrongPins &) = default;
};

//! The state of PinGate.
struct PinState
{
    //! A PIN is configured at all.
    bool isSet = false;
    bool isChecking = false;
    //! The time until another PIN may be tried.
    std::chrono::milliseconds wait{0};
};

//! Lets staff in who know the PIN. Each wrong one is logged as staff.pin_wrong, and makes the next
//! wait longer, from two seconds to five minutes, whoever tries.
class PinGate : public QObject
{
    Q_OBJECT

public:
    //! @p hash is of what `amt-kioskctl pin` printed; nothing where no PIN is set. @p countFile
    //! keeps the wrong ones over a restart; if it is empty, nothing does.
    PinGate(std::optional<Core::PasswordHash> hash, MonotonicClock now, QString countFile = {},
            QObject *parent = nullptr);

    //! Compares in a thread of its own, which takes a good part of a second on purpose; opened() or
    //! refused() follows. Nothing while a wait or a check is on.
    void check(const QString &pin);

    [[nodiscard]] PinState state() const;

Q_SIGNALS:
    void opened();
    void refused();

private:
    void onChecked(bool isRight);

    std::optional<Core::PasswordHash> m_hash;
    MonotonicClock m_now;
    QString m_countFile;
    bool m_isChecking = false;
    WrongPins m_wrong;
    std::chrono::milliseconds m_notBefore{0};
};

} // namespace Kiosk
