#pragma once

#include "core/base/passwordhash.h"
#include "kiosk/base/clock.h"
#include "kiosk/flow/wrongpins.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace Kiosk {

//! How far staff have come with their PIN.
struct PinState
{
    //! A PIN is configured at all.
    bool isSet = false;
    bool isChecking = false;
    //! How long it is until another one may be tried.
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
