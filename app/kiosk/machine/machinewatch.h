// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QThread>

#include <functional>

namespace Kiosk {

//! Opens a connection of one's own to a bus. It may wait for the bus.
using OpenBus = std::function<QDBusConnection(const QString &connectionName)>;

//! The two buses of a machine with a desktop.
struct Buses
{
    OpenBus system;
    OpenBus session;
};

//! Returns the buses of this machine.
[[nodiscard]] Buses ownBuses();

//! Reports when the machine sleeps and whether the desktop asks for reduced motion. While it exists
//! the desktop starts no screen saver.
//!
//! QDBusConnection waits for the bus when it connects and when it subscribes to a signal, for 25 s
//! with a bus that does not answer. So all of that happens in a thread of its own; this object
//! lives in the window's, where its signals arrive, and never waits but for that thread's end.
class MachineWatch : public QObject
{
    Q_OBJECT

public:
    explicit MachineWatch(Buses buses = ownBuses(), QObject *parent = nullptr);
    //! Lets go of the machine.
    ~MachineWatch() override;
    Q_DISABLE_COPY_MOVE(MachineWatch)

    //! The answer to aboutToSleep(); see SleepWatch::ready().
    void readyToSleep();

Q_SIGNALS:
    //! Cover what must not be seen after the sleep, paint, and call readyToSleep(): within 2 s.
    void aboutToSleep();
    void wokeUp();
    //! Emitted only on a change; at first motion is not reduced.
    void motionPreferenceChanged(bool isReduced);

private:
    void watchSystem(const OpenBus &open);
    void watchSession(const OpenBus &open);

    QThread m_thread;
    //! Lives in m_thread; deleted there, together with what watches.
    QObject *m_watchers;
};

} // namespace Kiosk
