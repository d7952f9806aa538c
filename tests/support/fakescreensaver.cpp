// SPDX-License-Identifier: GPL-3.0-only
#include "support/fakescreensaver.h"

#include <QDBusMessage>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto screenSaverService = u"org.freedesktop.ScreenSaver"_s;

} // namespace

FakeScreenSaver::FakeScreenSaver(const QDBusConnection &bus)
    : m_bus(bus)
{
    m_programs.setConnection(bus);
    m_programs.setWatchMode(QDBusServiceWatcher::WatchForUnregistration);
    connect(&m_programs, &QDBusServiceWatcher::serviceUnregistered, this, &FakeScreenSaver::forget);
    if (!m_bus.registerObject(u"/org/freedesktop/ScreenSaver"_s, this,
                              QDBusConnection::ExportAllContents)
        || !m_bus.registerService(screenSaverService))
        qFatal("there is no place for a screen saver on this bus");
}

FakeScreenSaver::~FakeScreenSaver()
{
    m_bus.unregisterService(screenSaverService);
}

uint FakeScreenSaver::Inhibit(const QString & /*program*/, const QString & /*reason*/)
{
    m_programs.addWatchedService(message().service());
    m_cookies.insert(++m_lastCookie, message().service());
    return m_lastCookie;
}

void FakeScreenSaver::forget(const QString &program)
{
    m_cookies.removeIf([&program](const auto &cookie) { return cookie.value() == program; });
}

} // namespace TestSupport
