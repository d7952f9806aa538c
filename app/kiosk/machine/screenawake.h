// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/machine/x11.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QList>
#include <QObject>
#include <QtGlobal>

class QDBusPendingCallWatcher;

namespace Kiosk {

//! While it exists the X server neither blanks the screen nor lets the monitor sleep (DPMS).
//!
//! It suspends the server's timers (MIT-SCREEN-SAVER 1.1) and leaves their settings alone: the
//! server takes the suspension back by itself when the program dies. Under other systems of windows
//! it does nothing; see ScreenSaverInhibitor.
class ScreenAwake
{
public:
    //! @p x11 must outlive this; may be null. Waits once for the server to tell whether it has the
    //! extension, as Qt does for others, and for nothing else.
    explicit ScreenAwake(xcb_connection_t *x11 = x11Connection());
    ~ScreenAwake();
    Q_DISABLE_COPY_MOVE(ScreenAwake)

private:
    xcb_connection_t *m_x11;
};

//! While it exists the desktop starts no screen saver (org.freedesktop.ScreenSaver). The desktop
//! forgets about it by itself when the connection to the bus ends; that also takes back what it
//! answers too late for the destructor.
//!
//! Lives in one thread, which may be another than the window's (see MachineWatch): the constructor
//! waits for the bus, everything later does not.
class ScreenSaverInhibitor : public QObject
{
    Q_OBJECT

public:
    //! @p bus is the session's; it may be unconnected.
    explicit ScreenSaverInhibitor(const QDBusConnection &bus, QObject *parent = nullptr);
    ~ScreenSaverInhibitor() override;
    Q_DISABLE_COPY_MOVE(ScreenSaverInhibitor)

Q_SIGNALS:
    //! The desktop has agreed.
    void inhibited();

private:
    void inhibit();
    void onInhibited(QDBusPendingCallWatcher *call);

    QDBusConnection m_bus;
    //! The desktop may start its screen saver after us, or anew.
    QDBusServiceWatcher m_watcher;
    //! More than one if the screen saver came between two questions.
    QList<quint32> m_cookies;
};

} // namespace Kiosk
