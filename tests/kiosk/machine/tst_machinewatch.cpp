// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/machinewatch.h"
#include "support/fakelogind.h"
#include "support/fakeportal.h"
#include "support/fakescreensaver.h"
#include "support/privatebus.h"
#include "support/test.h"

#include <QDeadlineTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace MachineWatchTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::MachineWatch;

namespace {

Kiosk::OpenBus busAt(const QString &address)
{
    return [address](const QString &name) { return QDBusConnection::connectToBus(address, name); };
}

} // namespace

class TestMachineWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!m_system.address().isEmpty(), "dbus-daemon does not start");
        QVERIFY2(!m_session.address().isEmpty(), "dbus-daemon does not start");
    }

    void sleepIsAnnouncedAndWaitsForTheAnswer()
    {
        TestSupport::FakeLogind logind(m_system.connect());
        MachineWatch watch(buses());
        QSignalSpy announced(&watch, &MachineWatch::aboutToSleep);
        QSignalSpy awake(&watch, &MachineWatch::wokeUp);
        QTRY_COMPARE(logind.heldLocks(), 1);

        Q_EMIT logind.PrepareForSleep(true);
        QVERIFY(announced.wait());
        QCOMPARE(logind.heldLocks(), 1);
        watch.readyToSleep();
        QTRY_COMPARE(logind.heldLocks(), 0);
        Q_EMIT logind.PrepareForSleep(false);

        QVERIFY(awake.wait());
        QTRY_COMPARE(logind.heldLocks(), 1);
    }

    void preferenceOfMotionIsTold()
    {
        const TestSupport::FakePortal portal(
            m_session.connect(),
            {{u"org.gnome.desktop.interface"_s, {{u"enable-animations"_s, false}}}});

        MachineWatch watch(buses());

        QSignalSpy changed(&watch, &MachineWatch::motionPreferenceChanged);
        QVERIFY(changed.wait());
        QCOMPARE(changed.first().first().toBool(), true);
    }

    void endLetsGoOfTheMachine()
    {
        const TestSupport::FakeLogind logind(m_system.connect());
        const TestSupport::FakeScreenSaver screenSaver(m_session.connect());
        auto watch = std::make_unique<MachineWatch>(buses());
        QTRY_COMPARE(logind.heldLocks(), 1);
        QTRY_VERIFY(screenSaver.isInhibited());

        watch.reset();

        QTRY_COMPARE(logind.heldLocks(), 0);
        QTRY_VERIFY(!screenSaver.isInhibited());
    }

    void busThatDoesNotAnswerHoldsNobodyUp()
    {
        const QTemporaryDir folder;
        QLocalServer mute;
        QVERIFY(mute.listen(folder.filePath(u"bus"_s)));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + mute.fullServerName().toLocal8Bit());
        QSignalSpy called(&mute, &QLocalServer::newConnection);
        const QDeadlineTimer busGivesUp(20s); // it does so after 25

        MachineWatch watch(
            {.system = Kiosk::ownBuses().system, .session = busAt(m_session.address())});

        // This loop goes on while the watch waits for the bus.
        QVERIFY(called.wait());
        watch.readyToSleep();
        QVERIFY(!busGivesUp.hasExpired());
        delete mute.nextPendingConnection();
    }

    void machineWithoutBusesIsLeftAlone()
    {
        const auto nowhere = busAt(u"unix:path=/nowhere"_s);

        MachineWatch watch({.system = nowhere, .session = nowhere});

        watch.readyToSleep();
    }

private:
    [[nodiscard]] Kiosk::Buses buses() const
    {
        return {.system = busAt(m_system.address()), .session = busAt(m_session.address())};
    }

    TestSupport::PrivateBus m_system;
    TestSupport::PrivateBus m_session;
};

KIOSK_TEST(TestMachineWatch)

} // namespace MachineWatchTest
#include "tst_machinewatch.moc"
