// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/ratelimits.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace StartLimitsTest {

using namespace Http;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

const TrustedProxies proxies({{QHostAddress(u"127.0.0.1"_s), 32}});

Request from(const QString &peer, const QByteArray &forwardedFor = {})
{
    auto request = requestOf("POST", u"/api/auth/whatsapp/start"_s);
    request.peer = QHostAddress(peer);
    return forwardedFor.isEmpty() ? request : with(request, "x-forwarded-for", forwardedFor);
}

} // namespace

class TestStartLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = 0ms; }

    void anAddressMayStartItsBurstAndThenAsOftenAsTheRateSays()
    {
        auto limits = limitsOf(30);
        QCOMPARE(startedFrom(limits, from(u"203.0.113.1"_s), 20), 10);

        QCOMPARE(limits.takeForWeb(from(u"203.0.113.1"_s)), 2000ms);
        m_now += 1999ms;
        QCOMPARE(limits.takeForWeb(from(u"203.0.113.1"_s)), 1ms);
        m_now += 1ms;
        QCOMPARE(limits.takeForWeb(from(u"203.0.113.1"_s)), 0ms);
        QCOMPARE(limits.takeForWeb(from(u"203.0.113.1"_s)), 2000ms);

        m_now += 60s;
        QCOMPARE(startedFrom(limits, from(u"203.0.113.1"_s), 40), 10);
    }

    void anIpv6SiteHasTheShareOfFourSubscribers()
    {
        auto limits = limitsOf(30);
        int started = 0;
        for (int i = 0; i < 256; ++i)
            started +=
                startedFrom(limits, from(u"2001:db8:0:1%1::1"_s.arg(i, 2, 16, QChar(u'0'))), 10);

        QCOMPARE(started, 40);
        QCOMPARE(startedFrom(limits, from(u"2001:db8:0:200::1"_s), 20), 10);
    }

    void noRateIsNoLimit()
    {
        auto limits = limitsOf(0);

        QCOMPARE(startedFrom(limits, from(u"203.0.113.1"_s), 5000), 5000);
    }

    void whoSharesAnAddressSharesItsLimit_data()
    {
        QTest::addColumn<Request>("one");
        QTest::addColumn<Request>("other");
        QTest::addColumn<bool>("isShared");
        const auto proxy = u"127.0.0.1"_s;
        QTest::newRow("the same") << from(u"203.0.113.1"_s) << from(u"203.0.113.1"_s) << true;
        QTest::newRow("neighbours") << from(u"203.0.113.1"_s) << from(u"203.0.113.2"_s) << false;
        QTest::newRow("the same, mapped")
            << from(u"203.0.113.1"_s) << from(u"::ffff:203.0.113.1"_s) << true;
        QTest::newRow("one household")
            << from(u"2001:db8:1:2::1"_s) << from(u"2001:db8:1:2:ffff::9"_s) << true;
        QTest::newRow("two households")
            << from(u"2001:db8:1:2::1"_s) << from(u"2001:db8:1:3::1"_s) << false;
        QTest::newRow("behind the proxy, the same")
            << from(proxy, "203.0.113.1") << from(proxy, "203.0.113.1") << true;
        QTest::newRow("behind the proxy, others")
            << from(proxy, "203.0.113.1") << from(proxy, "203.0.113.2") << false;
        QTest::newRow("behind the proxy, one household")
            << from(proxy, "2001:db8:1:2::1") << from(proxy, "2001:db8:1:2::2") << true;
        QTest::newRow("behind the proxy and direct")
            << from(proxy, "203.0.113.1") << from(u"203.0.113.1"_s) << true;
        QTest::newRow("behind the proxy, invented part before it")
            << from(proxy, "198.51.100.1, 203.0.113.1") << from(proxy, "198.51.100.2, 203.0.113.1")
            << true;
        QTest::newRow("no proxy, invented header")
            << from(u"203.0.113.1"_s, "198.51.100.1") << from(u"203.0.113.1"_s, "198.51.100.2")
            << true;
    }

    void whoSharesAnAddressSharesItsLimit()
    {
        QFETCH(Request, one);
        QFETCH(Request, other);
        QFETCH(bool, isShared);
        auto limits = limitsOf(30);

        QCOMPARE(startedFrom(limits, one, 20), 10);

        QCOMPARE(startedFrom(limits, other, 20), isShared ? 0 : 10);
    }

    void allAddressesTogetherHaveALimit()
    {
        auto limits = limitsOf(30);
        int started = 0;
        for (int i = 0; i < 1000; ++i)
            started += startedFrom(limits, from(u"203.0.%1.%2"_s.arg(i / 250).arg(i % 250)), 1);

        QCOMPARE(started, 200);
        QCOMPARE(limits.takeForWeb(from(u"198.51.100.1"_s)), 50ms);
        m_now += 50ms;
        QCOMPARE(limits.takeForWeb(from(u"198.51.100.2"_s)), 0ms);
    }

    void whoIsOverTheirOwnLimitTakesNothingFromOthers()
    {
        auto limits = limitsOf(30);

        QCOMPARE(startedFrom(limits, from(u"203.0.113.1"_s), 10'000), 10);

        QCOMPARE(startedFrom(limits, from(u"203.0.113.2"_s), 20), 10);
    }

    void aFloodOfWebAttemptsTakesNothingFromKiosks()
    {
        auto limits = limitsOf(30);
        for (int i = 0; i < 5000; ++i)
            (void)limits.takeForWeb(from(u"203.%1.%2.9"_s.arg(i / 250).arg(i % 250)));
        QVERIFY(limits.takeForWeb(from(u"198.51.100.1"_s)) > 0ms);

        QCOMPARE(startedAt(limits, u"Desk"_s, 20), 20);
    }

    void aKioskHasItsOwnShare()
    {
        auto limits = limitsOf(30);

        QCOMPARE(startedAt(limits, u"Desk"_s, 1000), 20);

        QCOMPARE(limits.takeForKiosk(u"Desk"_s), 1000ms);
        QCOMPARE(startedAt(limits, u"Hall"_s, 1000), 20);
        QCOMPARE(startedFrom(limits, from(u"203.0.113.1"_s), 20), 10);
        m_now += 1s;
        QCOMPARE(startedAt(limits, u"Desk"_s, 10), 1);
    }

    void aKiosksShareIsNotThatOfAnAddressOfItsName()
    {
        auto limits = limitsOf(30);

        QCOMPARE(startedAt(limits, u"203.0.113.1"_s, 1000), 20);
        QCOMPARE(startedAt(limits, u"web"_s, 1000), 20);

        QCOMPARE(startedFrom(limits, from(u"203.0.113.1"_s), 20), 10);
    }

    void withoutAWebLimitKiosksStillHaveTheirs()
    {
        auto limits = limitsOf(0);

        QCOMPARE(startedAt(limits, u"Desk"_s, 1000), 20);
    }

private:
    [[nodiscard]] StartLimits limitsOf(int webPerMinute)
    {
        return {webPerMinute, proxies, [this] { return m_now; }};
    }

    //! How many of so many attempts may be started.
    [[nodiscard]] static int startedFrom(StartLimits &limits, const Request &request, int tries)
    {
        int started = 0;
        for (int i = 0; i < tries; ++i)
            started += limits.takeForWeb(request) == 0ms ? 1 : 0;
        return started;
    }

    [[nodiscard]] static int startedAt(StartLimits &limits, const QString &kiosk, int tries)
    {
        int started = 0;
        for (int i = 0; i < tries; ++i)
            started += limits.takeForKiosk(kiosk) == 0ms ? 1 : 0;
        return started;
    }

    std::chrono::milliseconds m_now{0};
};

KIOSK_TEST(TestStartLimits)

} // namespace StartLimitsTest

#include "tst_startlimits.moc"
