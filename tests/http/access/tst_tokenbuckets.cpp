// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/ratelimits.h"
#include "support/test.h"

#include <QTest>

namespace TokenBucketsTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTokenBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = 1h; }

    void aBucketStartsFull_data()
    {
        QTest::addColumn<int>("burst");
        QTest::newRow("one") << 1;
        QTest::newRow("ten") << 10;
        QTest::newRow("many") << 200;
    }

    void aBucketStartsFull()
    {
        QFETCH(int, burst);
        auto buckets = bucketsOf(60, burst);

        QCOMPARE(taken(buckets, u"a"_s, burst + 5), burst);
    }

    void tokensComeBackAtTheRate_data()
    {
        QTest::addColumn<double>("perMinute");
        QTest::addColumn<std::chrono::milliseconds>("wait");
        QTest::newRow("one a minute") << 1.0 << std::chrono::milliseconds(60s);
        QTest::newRow("thirty a minute") << 30.0 << std::chrono::milliseconds(2s);
        QTest::newRow("seven a minute, rounded up") << 7.0 << std::chrono::milliseconds(8572);
        QTest::newRow("twenty a second") << 1200.0 << std::chrono::milliseconds(50);
        QTest::newRow("more than a clock shows") << 1e6 << std::chrono::milliseconds(1);
    }

    void tokensComeBackAtTheRate()
    {
        QFETCH(double, perMinute);
        QFETCH(std::chrono::milliseconds, wait);
        auto buckets = bucketsOf(perMinute, 1);
        QCOMPARE(buckets.take(u"a"_s), 0ms);

        QCOMPARE(buckets.take(u"a"_s), wait);
        m_now += wait;
        QCOMPARE(buckets.take(u"a"_s), 0ms);
        QVERIFY(buckets.take(u"a"_s) > 0ms);
    }

    void whoAsksInVainLosesNothing()
    {
        auto buckets = bucketsOf(60, 1);
        QCOMPARE(buckets.take(u"a"_s), 0ms);

        for (int i = 1; i < 1000; ++i) {
            m_now += 1ms;
            QCOMPARE(buckets.take(u"a"_s), std::chrono::milliseconds(1000 - i));
        }

        m_now += 1ms;
        QCOMPARE(buckets.take(u"a"_s), 0ms);
    }

    void aBucketHoldsNoMoreThanItsBurst()
    {
        auto buckets = bucketsOf(60, 5);
        QCOMPARE(taken(buckets, u"a"_s, 5), 5);

        m_now += 24h;

        QCOMPARE(taken(buckets, u"a"_s, 20), 5);
    }

    void aHalfFullBucketGoesOnFilling()
    {
        auto buckets = bucketsOf(60, 5);
        QCOMPARE(taken(buckets, u"a"_s, 5), 5);

        m_now += 2500ms;
        QCOMPARE(taken(buckets, u"a"_s, 20), 2);
        m_now += 500ms;
        QCOMPARE(taken(buckets, u"a"_s, 20), 1);
    }

    void everyKeyHasItsOwnBucket()
    {
        auto buckets = bucketsOf(60, 5);
        QCOMPARE(taken(buckets, u"a"_s, 20), 5);

        QCOMPARE(taken(buckets, u"b"_s, 20), 5);
        QCOMPARE(taken(buckets, u""_s, 20), 5);
        QCOMPARE(taken(buckets, u"a"_s, 20), 0);
    }

    void ofTooManyKeysTheFullestIsForgotten()
    {
        auto buckets = bucketsOf(1, 10);
        QCOMPARE(taken(buckets, u"spent"_s, 10), 10);
        QCOMPARE(taken(buckets, u"fullest"_s, 1), 1);
        for (int i = 2; i < TokenBuckets::maxKeys; ++i)
            QCOMPARE(taken(buckets, QString::number(i), 2), 2);

        QCOMPARE(taken(buckets, u"one too many"_s, 2), 2);

        QCOMPARE(taken(buckets, u"spent"_s, 1), 0);
        QCOMPARE(taken(buckets, u"fullest"_s, 20), 10);
    }

    void aFloodOfKeysDoesNotRefillWhoIsOverTheLimit()
    {
        auto buckets = bucketsOf(1, 2);
        QCOMPARE(taken(buckets, u"spent"_s, 5), 2);

        for (int i = 0; i < TokenBuckets::maxKeys + 200; ++i)
            QCOMPARE(buckets.take(QString::number(i)), 0ms);

        QCOMPARE(taken(buckets, u"spent"_s, 1), 0);
    }

private:
    [[nodiscard]] TokenBuckets bucketsOf(double perMinute, int burst) const
    {
        return {perMinute, burst, [this] { return m_now; }};
    }

    //! How many of so many events get a token.
    [[nodiscard]] static int taken(TokenBuckets &buckets, const QString &key, int tries)
    {
        int count = 0;
        for (int i = 0; i < tries; ++i)
            count += buckets.take(key) == 0ms ? 1 : 0;
        return count;
    }

    std::chrono::milliseconds m_now{0};
};

KIOSK_TEST(TestTokenBuckets)

} // namespace TokenBucketsTest

#include "tst_tokenbuckets.moc"
