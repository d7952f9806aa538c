// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/doctorrounds.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <thread>

namespace DoctorRoundsTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using Core::FindingCode;

class TestDoctorRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_visits = 0;
    }

    void theFirstQuestionSendsTheDoctorOff()
    {
        DoctorRounds rounds(examine(), m_clock.reader());

        QVERIFY(!rounds.ask());

        QTRY_VERIFY(rounds.ask());
        QCOMPARE(m_visits.load(), 1);
    }

    void theDoctorWorksInAnotherThread()
    {
        std::atomic<QThread *> thread = nullptr;
        DoctorRounds rounds(
            [&thread](const std::stop_token &) {
                thread = QThread::currentThread();
                return QList<Finding>();
            },
            m_clock.reader());

        (void)rounds.ask();

        QTRY_VERIFY(rounds.ask());
        QVERIFY(thread.load() != QThread::currentThread());
    }

    void nobodyWaitsForTheDoctor()
    {
        QSemaphore gate;
        DoctorRounds rounds(
            [&gate](const std::stop_token &) {
                gate.acquire();
                return QList{Finding::of(FindingCode::ClockOk, u"It is right."_s)};
            },
            m_clock.reader());

        QVERIFY(!rounds.ask());
        QVERIFY(!rounds.ask()); // would hang here
        gate.release();

        QTRY_VERIFY(rounds.ask());
        QCOMPARE(rounds.ask()->findings.size(), 1);
        QCOMPARE(rounds.ask()->at, m_clock.now);
    }

    void whatWasFoundIsKeptForAMoment_data()
    {
        QTest::addColumn<bool>("isFetched");
        QTest::addColumn<std::chrono::seconds>("later");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("at once") << true << 0s << true;
        QTest::newRow("fetched, last second") << true << 4s << true;
        QTest::newRow("fetched, over") << true << 5s << false;
        QTest::newRow("not fetched") << false << 59s << true;
        QTest::newRow("not fetched, over") << false << 60s << false;
        QTest::newRow("the clock was set back") << true << -1s << false;
    }

    void whatWasFoundIsKeptForAMoment()
    {
        QFETCH(bool, isFetched);
        QFETCH(std::chrono::seconds, later);
        QFETCH(bool, isKept);
        // The doctor looks at the clock at the end, and nobody is told anything before they have.
        QSemaphore done;
        DoctorRounds rounds(examine(), [this, &done] {
            const auto now = m_clock.now;
            done.release();
            return now;
        });
        QVERIFY(!rounds.ask());
        done.acquire();
        if (isFetched)
            QVERIFY(rounds.ask());

        m_clock.advance(later);
        const auto found = rounds.ask();

        QCOMPARE(found.has_value(), isKept);
        QTRY_COMPARE(m_visits.load(), isKept ? 1 : 2);
    }

    void aDoctorAtWorkMayBeLeft()
    {
        QSemaphore begun;
        QSemaphore gate;
        auto rounds = std::make_unique<DoctorRounds>(
            [this, &begun, &gate](const std::stop_token &) {
                begun.release();
                gate.acquire();
                ++m_visits;
                return QList<Finding>();
            },
            m_clock.reader());
        (void)rounds->ask();
        begun.acquire();
        std::thread opener([&gate] { gate.release(); });

        rounds.reset();

        opener.join();
        QCOMPARE(m_visits.load(), 1);
    }

private:
    [[nodiscard]] DoctorRounds::Examine examine()
    {
        return [this](const std::stop_token &) {
            ++m_visits;
            return QList<Finding>();
        };
    }

    TestSupport::TestClock m_clock;
    std::atomic<int> m_visits = 0;
};

KIOSK_TEST(TestDoctorRounds)

} // namespace DoctorRoundsTest

#include "tst_doctorrounds.moc"
