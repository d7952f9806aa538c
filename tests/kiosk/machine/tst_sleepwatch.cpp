// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/sleepwatch.h"
#include "support/fakelogind.h"
#include "support/loglines.h"
#include "support/privatebus.h"
#include "support/test.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

namespace SleepWatchTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::SleepWatch;
using TestSupport::FakeLogind;

class TestSleepWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_bus.address().isEmpty(), "dbus-daemon does not start"); }

    void sleepIsHeldUpWithADelay()
    {
        const auto system = m_bus.connect();
        const FakeLogind logind(system);

        const SleepWatch watch(m_bus.connect());

        QTRY_COMPARE(logind.heldLocks(), 1);
        QCOMPARE(logind.requests(), QStringList{u"sleep delay"_s});
    }

    void machineSleepsOnceTheScreenIsReady()
    {
        FakeLogind logind(m_bus.connect());
        SleepWatch watch(m_bus.connect(), 1h);
        QSignalSpy announced(&watch, &SleepWatch::aboutToSleep);
        QTRY_COMPARE(logind.heldLocks(), 1);

        Q_EMIT logind.PrepareForSleep(true);

        QVERIFY(announced.wait());
        QCOMPARE(logind.heldLocks(), 1);
        watch.ready();
        QTRY_COMPARE(logind.heldLocks(), 0);
        QCOMPARE(announced.size(), 1);
    }

    void machineSleepsAfterAWhileEvenIfNobodyIsReady()
    {
        FakeLogind logind(m_bus.connect());
        SleepWatch watch(m_bus.connect(), 10ms);
        QSignalSpy announced(&watch, &SleepWatch::aboutToSleep);
        QTRY_COMPARE(logind.heldLocks(), 1);

        Q_EMIT logind.PrepareForSleep(true);

        QVERIFY(announced.wait());
        QTRY_COMPARE(logind.heldLocks(), 0);
    }

    void nextSleepIsHeldUpToo()
    {
        FakeLogind logind(m_bus.connect());
        SleepWatch watch(m_bus.connect(), 1h);
        QSignalSpy announced(&watch, &SleepWatch::aboutToSleep);
        QSignalSpy awake(&watch, &SleepWatch::wokeUp);
        connect(&watch, &SleepWatch::aboutToSleep, &watch, &SleepWatch::ready);
        QTRY_COMPARE(logind.heldLocks(), 1);
        Q_EMIT logind.PrepareForSleep(true);
        QVERIFY(announced.wait());
        QTRY_COMPARE(logind.heldLocks(), 0);

        Q_EMIT logind.PrepareForSleep(false);

        QVERIFY(awake.wait());
        QTRY_COMPARE(logind.heldLocks(), 1);
        Q_EMIT logind.PrepareForSleep(true);
        QVERIFY(announced.wait());
        QTRY_COMPARE(logind.heldLocks(), 0);
        QCOMPARE(announced.size(), 2);
    }

    void sleepThatDoesNotComeKeepsItsLock()
    {
        FakeLogind logind(m_bus.connect());
        SleepWatch watch(m_bus.connect(), 1h);
        QSignalSpy awake(&watch, &SleepWatch::wokeUp);
        QTRY_COMPARE(logind.heldLocks(), 1);

        Q_EMIT logind.PrepareForSleep(true);
        Q_EMIT logind.PrepareForSleep(false);

        QVERIFY(awake.wait());
        watch.ready();
        QCOMPARE(logind.heldLocks(), 1);
        QCOMPARE(logind.requests().size(), 1);
    }

    void readinessOutOfTurnReleasesNothing()
    {
        FakeLogind logind(m_bus.connect());
        SleepWatch watch(m_bus.connect(), 1h);
        QSignalSpy announced(&watch, &SleepWatch::aboutToSleep);
        QTRY_COMPARE(logind.heldLocks(), 1);

        watch.ready();

        QCOMPARE(logind.heldLocks(), 1);
        Q_EMIT logind.PrepareForSleep(true);
        QVERIFY(announced.wait());
        QCOMPARE(logind.heldLocks(), 1);
    }

    void theEndLetsTheMachineSleep()
    {
        const FakeLogind logind(m_bus.connect());
        auto watch = std::make_unique<SleepWatch>(m_bus.connect());
        QTRY_COMPARE(logind.heldLocks(), 1);

        watch.reset();

        QTRY_COMPARE(logind.heldLocks(), 0);
    }

    void strangersDoNotAnnounceSleep()
    {
        FakeLogind logind(m_bus.connect());
        SleepWatch watch(m_bus.connect());
        QSignalSpy announced(&watch, &SleepWatch::aboutToSleep);
        QTRY_COMPARE(logind.heldLocks(), 1);
        auto forgery =
            QDBusMessage::createSignal(u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
        forgery.setArguments({true});

        QVERIFY(m_bus.connect().send(forgery));

        // A later signal arrives, so the former one would have, too.
        Q_EMIT logind.PrepareForSleep(true);
        QVERIFY(announced.wait());
        QCOMPARE(announced.size(), 1);
    }

    void withoutLogindItSaysSoOnceAndWaitsForNothing_data()
    {
        QTest::addColumn<bool>("hasBus");
        QTest::newRow("no logind") << true;
        QTest::newRow("no bus") << false;
    }

    void withoutLogindItSaysSoOnceAndWaitsForNothing()
    {
        QFETCH(bool, hasBus);
        const TestSupport::LogLines log;
        const auto bus = hasBus ? m_bus.connect() : QDBusConnection(u"nowhere"_s);

        SleepWatch watch(bus);

        QTRY_COMPARE(log.ofEvent(u"sleep.unguarded"_s).size(), 1);
        watch.ready();
        QCOMPARE(log.all().size(), 1);
    }

private:
    TestSupport::PrivateBus m_bus;
};

KIOSK_TEST(TestSleepWatch)

} // namespace SleepWatchTest
#include "tst_sleepwatch.moc"
