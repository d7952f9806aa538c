#pragma once

#include "core/passwordhash.h"
#include "kiosk/clock.h"

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

//! Lets staff in who know the PIN. Each wrong one makes the next wait longer, from two seconds to
//! five minutes, whoever tries.
class PinGate : public QObject
{
    Q_OBJECT

public:
    //! @p hash is of what `amt-kioskctl pin` printed; nothing where no PIN is set.
    PinGate(std::optional<Core::PasswordHash> hash, MonotonicClock now, QObject *parent = nullptr);

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
    bool m_isChecking = false;
    int m_wrong = 0;
    std::chrono::milliseconds m_notBefore{0};
};

} // namespace Kiosk
