// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/slidingwindowcounter.h"
#include "support/test.h"
#include "support/testclock.h"

#include <QTest>

namespace StrikesTest {

using namespace Core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto limit = 3;
constexpr auto window = 60s;
const auto someone = u"+996555121001"_s;
const auto somebodyElse = u"+996555121002"_s;

} // namespace

class TestStrikes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_counter = SlidingWindowCounter(limit, window);
    }

    void theyAreCountedUpToTwoAboveTheLimit()
    {
        for (const int expected : {1, 2, 3, 4, 5, 5, 5})
            QCOMPARE(m_counter.add(someone, m_clock.now), expected);
    }

    void everyKeyHasItsOwnCount()
    {
        QCOMPARE(add(someone, 4), 4);

        QCOMPARE(m_counter.add(somebodyElse, m_clock.now), 1);
        QCOMPARE(m_counter.add({}, m_clock.now), 1);
        QCOMPARE(m_counter.add(someone, m_clock.now), 5);
    }

    void aStrikeCountsForAWindow_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("later");
        QTest::addColumn<int>("expected");
        using Later = std::chrono::milliseconds;

        QTest::newRow("at once") << Later(0) << 3;
        QTest::newRow("last millisecond") << Later(window - 1ms) << 3;
        QTest::newRow("exactly over") << Later(window) << 1;
        QTest::newRow("long over") << Later(24h) << 1;
    }

    void aStrikeCountsForAWindow()
    {
        QFETCH(std::chrono::milliseconds, later);
        QFETCH(int, expected);
        QCOMPARE(add(someone, 2), 2);
        m_clock.advance(later);

        QCOMPARE(m_counter.add(someone, m_clock.now), expected);
    }

    void whatAClockThatWasAheadHasCountedCountsNoLonger()
    {
        m_clock.advance(24h * 365);
        QCOMPARE(add(someone, 3), 3);

        m_clock.advance(-24h * 365);

        QCOMPARE(m_counter.count(someone, m_clock.now), 0);
        QCOMPARE(m_counter.add(someone, m_clock.now), 1);
    }

    void theWindowMovesOn()
    {
        for (int i = 0; i < 20; ++i) { // one in 25 s is never more than three a minute
            QVERIFY(m_counter.add(someone, m_clock.now) <= limit);
            m_clock.advance(25s);
        }
    }

    void aBurstDoesNotProlongTheWindow()
    {
        for (int i = 0; i < 500; ++i) { // ten a second for most of a minute
            (void)m_counter.add(someone, m_clock.now);
            m_clock.advance(100ms);
        }
        m_clock.advance(11s);

        QCOMPARE(m_counter.add(someone, m_clock.now), 1);
    }

    void ofTooManyKeysTheQuietestIsForgotten()
    {
        QCOMPARE(add(someone, 2), 2);
        m_clock.advance(1s);
        QCOMPARE(add(somebodyElse, 2), 2);
        m_clock.advance(1s);
        QCOMPARE(add(someone, 1), 3); // so the other one was quiet for longer
        addStrangers(SlidingWindowCounter::maxKeys - 2);
        QCOMPARE(add(someone, 1), 4); // there is just room for all

        addStrangers(1, u"newcomer"_s);

        QCOMPARE(add(someone, 1), 5);
        QCOMPARE(add(somebodyElse, 1), 1);
    }

    void whoseWindowIsOverMakesRoomFirst()
    {
        addStrangers(SlidingWindowCounter::maxKeys - 1);
        m_clock.advance(window);
        QCOMPARE(add(someone, 2), 2);

        addStrangers(SlidingWindowCounter::maxKeys - 1, u"newcomer"_s);

        QCOMPARE(add(someone, 1), 3);
    }

    void countingAddsNothing()
    {
        QCOMPARE(m_counter.count(someone, m_clock.now), 0);
        QCOMPARE(add(someone, 2), 2);

        QCOMPARE(m_counter.count(someone, m_clock.now), 2);
        QCOMPARE(m_counter.count(someone, m_clock.now), 2);
        QCOMPARE(m_counter.count(somebodyElse, m_clock.now), 0);
        m_clock.advance(window);
        QCOMPARE(m_counter.count(someone, m_clock.now), 0);
    }

private:
    //! The count after so many more.
    int add(const QString &key, int times)
    {
        int count = 0;
        for (int i = 0; i < times; ++i)
            count = m_counter.add(key, m_clock.now);
        return count;
    }

    void addStrangers(qsizetype count, const QString &name = u"stranger"_s)
    {
        for (qsizetype i = 0; i < count; ++i)
            (void)m_counter.add(name + QString::number(i), m_clock.now);
    }

    TestSupport::TestClock m_clock;
    SlidingWindowCounter m_counter{limit, window};
};

KIOSK_TEST(TestStrikes)

} // namespace StrikesTest
#include "tst_slidingwindowcounter.moc"
