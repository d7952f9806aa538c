// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/processsignals.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

namespace ProcessSignalsTest {

using namespace Service;

namespace {

volatile std::sig_atomic_t usualEffects = 0;

void countUsualEffect(int /*signal*/)
{
    usualEffects = usualEffects + 1;
}

} // namespace

class TestProcessSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // In the place of the usual effect, which would end the test.
        struct sigaction counting
        {
        };
        counting.sa_handler = &countUsualEffect;
        for (const auto signal : {SIGINT, SIGTERM, SIGHUP})
            QCOMPARE(sigaction(signal, &counting, nullptr), 0);
    }

    void init()
    {
        usualEffects = 0;
        pthread_sigmask(SIG_SETMASK, nullptr, &m_mask);
    }

    void cleanup() { pthread_sigmask(SIG_SETMASK, &m_mask, nullptr); }

    void signalsBecomeRequests_data()
    {
        QTest::addColumn<HangUp>("hangUp");
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("ends");
        QTest::addColumn<int>("reloads");

        QTest::newRow("interrupt") << HangUp::Ends << SIGINT << 1 << 0;
        QTest::newRow("termination") << HangUp::Ends << SIGTERM << 1 << 0;
        QTest::newRow("interrupt with reloads") << HangUp::Reloads << SIGINT << 1 << 0;
        QTest::newRow("termination with reloads") << HangUp::Reloads << SIGTERM << 1 << 0;
        QTest::newRow("hang-up with reloads") << HangUp::Reloads << SIGHUP << 0 << 1;
    }

    void signalsBecomeRequests()
    {
        QFETCH(HangUp, hangUp);
        QFETCH(int, signal);
        QFETCH(int, ends);
        QFETCH(int, reloads);
        blockProcessSignals(hangUp);
        const ProcessSignals processSignals(hangUp);
        const QSignalSpy ended(&processSignals, &ProcessSignals::endRequested);
        const QSignalSpy reloaded(&processSignals, &ProcessSignals::reloadRequested);

        raise(signal);

        QTRY_COMPARE(ended.size() + reloaded.size(), 1);
        QCOMPARE(ended.size(), ends);
        QCOMPARE(reloaded.size(), reloads);
        QCOMPARE(int(usualEffects), 0);
    }

    void severalRequestsAreAllHeard()
    {
        blockProcessSignals(HangUp::Reloads);
        const ProcessSignals processSignals(HangUp::Reloads);
        const QSignalSpy ended(&processSignals, &ProcessSignals::endRequested);
        const QSignalSpy reloaded(&processSignals, &ProcessSignals::reloadRequested);

        raise(SIGHUP);
        raise(SIGTERM);
        QTRY_COMPARE(ended.size(), 1);
        raise(SIGHUP);

        QTRY_COMPARE(reloaded.size(), 2);
        QCOMPARE(ended.size(), 1);
    }

    void withoutReloadsAHangUpHasItsUsualEffect()
    {
        blockProcessSignals(HangUp::Ends);
        const ProcessSignals processSignals(HangUp::Ends);

        raise(SIGHUP);

        QCOMPARE(int(usualEffects), 1);
    }

private:
    sigset_t m_mask{};
};

KIOSK_TEST(TestProcessSignals)

} // namespace ProcessSignalsTest
#include "tst_processsignals.moc"
