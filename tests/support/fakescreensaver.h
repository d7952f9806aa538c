// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusServiceWatcher>
#include <QMap>
#include <QObject>

namespace TestSupport {

// NOLINTBEGIN(readability-identifier-naming): the names are those of the bus

//! A desktop's screen saver. It forgets about programs that have left the bus.
class FakeScreenSaver : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    explicit FakeScreenSaver(const QDBusConnection &bus);
    ~FakeScreenSaver() override;
    Q_DISABLE_COPY_MOVE(FakeScreenSaver)

    [[nodiscard]] bool isInhibited() const { return !m_cookies.isEmpty(); }

public Q_SLOTS:
    uint Inhibit(const QString &program, const QString &reason);
    void UnInhibit(uint cookie) { m_cookies.remove(cookie); }

private:
    void forget(const QString &program);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_programs;
    uint m_lastCookie = 40;
    //! The program that has each.
    QMap<uint, QString> m_cookies;
};

// NOLINTEND(readability-identifier-naming)

} // namespace TestSupport
