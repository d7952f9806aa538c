#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QList>
#include <QObject>

class QDBusPendingCallWatcher;

namespace Kiosk {

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
