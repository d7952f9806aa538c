// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/machinewatch.h"

#include "kiosk/machine/motionpreference.h"
#include "kiosk/machine/screenawake.h"
#include "kiosk/machine/sleepwatch.h"

#include <memory>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

OpenBus ownBus(QDBusConnection::BusType type)
{
    return [type](const QString &name) { return QDBusConnection::connectToBus(type, name); };
}

//! The parts that wait for the buses. They live in the thread.
class Watchers : public QObject
{
public:
    std::unique_ptr<SleepWatch> sleep;
    std::unique_ptr<MotionPreference> motion;
    std::unique_ptr<ScreenSaverInhibitor> screenSaver;
};

// Connections are known by their names in the whole program.
QString nameFor(const QObject *watcher, const QString &bus)
{
    return u"%1-%2"_s.arg(bus).arg(quintptr(watcher), 0, 16);
}

} // namespace

Buses ownBuses()
{
    return {.system = ownBus(QDBusConnection::SystemBus),
            .session = ownBus(QDBusConnection::SessionBus)};
}

MachineWatch::MachineWatch(Buses buses, QObject *parent)
    : QObject(parent)
    , m_watchers(new Watchers)
{
    m_thread.setObjectName(u"machine"_s);
    m_watchers->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watchers, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_watchers,
        [this, buses = std::move(buses)] {
            watchSystem(buses.system);
            watchSession(buses.session);
        },
        Qt::QueuedConnection);
}

MachineWatch::~MachineWatch()
{
    m_thread.quit();
    m_thread.wait();
    // Closed connections tell logind and the desktop, whatever else was said.
    QDBusConnection::disconnectFromBus(nameFor(this, u"system"_s));
    QDBusConnection::disconnectFromBus(nameFor(this, u"session"_s));
}

void MachineWatch::readyToSleep()
{
    QMetaObject::invokeMethod(
        m_watchers,
        [watchers = static_cast<Watchers *>(m_watchers)] {
            if (watchers->sleep)
                watchers->sleep->ready();
        },
        Qt::QueuedConnection);
}

// In the thread; the signals are queued to whoever listens in another.
void MachineWatch::watchSystem(const OpenBus &open)
{
    auto sleep = std::make_unique<SleepWatch>(open(nameFor(this, u"system"_s)));
    connect(sleep.get(), &SleepWatch::aboutToSleep, this, &MachineWatch::aboutToSleep);
    connect(sleep.get(), &SleepWatch::wokeUp, this, &MachineWatch::wokeUp);
    static_cast<Watchers *>(m_watchers)->sleep = std::move(sleep);
}

void MachineWatch::watchSession(const OpenBus &open)
{
    auto *watchers = static_cast<Watchers *>(m_watchers);
    const auto bus = open(nameFor(this, u"session"_s));
    watchers->screenSaver = std::make_unique<ScreenSaverInhibitor>(bus);
    watchers->motion = std::make_unique<MotionPreference>(bus);
    connect(watchers->motion.get(), &MotionPreference::changed, this,
            &MachineWatch::motionPreferenceChanged);
}

} // namespace Kiosk
