// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QTimer>

#include <chrono>

class QDBusPendingCallWatcher;

namespace Kiosk {

//! Says when the machine is about to sleep, and holds that up until the screen has nothing to hide.
//!
//! The machine's sleep is logind's: https://systemd.io/INHIBITOR_LOCKS/. Where there is no logind
//! this never says anything, and logs so once.
//!
//! Lives in one thread, which may be another than the window's (see MachineWatch): subscribing in
//! the constructor waits for the bus, everything later does not.
class SleepWatch : public QObject
{
    Q_OBJECT

public:
    //! @p bus is the system's; it may be unconnected. After @p patience the machine sleeps even if
    //! nobody was ready() (logind itself waits no longer than 5 s, InhibitDelayMaxSec).
    explicit SleepWatch(QDBusConnection bus,
                        std::chrono::milliseconds patience = std::chrono::seconds(2),
                        QObject *parent = nullptr);

    //! The screen may be seen by whoever wakes the machine. Answers aboutToSleep(); else it does
    //! nothing.
    void ready();

Q_SIGNALS:
    //! Cover what must not be seen after the sleep, paint, and call ready().
    void aboutToSleep();
    //! The machine is up again, or did not sleep after all.
    void wokeUp();

private Q_SLOTS:
    void onPrepareForSleep(bool isAboutToSleep);

private:
    enum class State { Awake, GettingReady, Ready };

    void requestLock();
    void onLockAnswered(QDBusPendingCallWatcher *call);
    void logUnguarded(const QString &reason);

    QDBusConnection m_bus;
    //! Holds the sleep up for as long as it is open.
    QDBusUnixFileDescriptor m_lock;
    State m_state = State::Awake;
    QTimer m_patience;
    bool m_hasLoggedUnguarded = false;
};

} // namespace Kiosk
