// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/trustedproxies.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace TrustedProxiesTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

const TrustedProxies proxies({{QHostAddress(u"127.0.0.1"_s), 32},
                              {QHostAddress(u"10.1.0.0"_s), 16},
                              {QHostAddress(u"::1"_s), 128},
                              {QHostAddress(u"2001:db8:9::"_s), 48}});

Request from(const QString &peer)
{
    auto request = requestOf("GET", u"/api/auth/me"_s);
    request.peer = QHostAddress(peer);
    return request;
}

} // namespace

class TestTrustedProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheAddressesOfTheListAreTrusted_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isTrusted");
        QTest::newRow("single") << u"127.0.0.1"_s << true;
        QTest::newRow("next to it") << u"127.0.0.2"_s << false;
        QTest::newRow("first of a subnet") << u"10.1.0.0"_s << true;
        QTest::newRow("last of a subnet") << u"10.1.255.255"_s << true;
        QTest::newRow("before the subnet") << u"10.0.255.255"_s << false;
        QTest::newRow("behind the subnet") << u"10.2.0.0"_s << false;
        QTest::newRow("mapped") << u"::ffff:127.0.0.1"_s << true;
        QTest::newRow("mapped, of a subnet") << u"::ffff:10.1.2.3"_s << true;
        QTest::newRow("mapped, of no subnet") << u"::ffff:10.2.2.3"_s << false;
        QTest::newRow("IPv6") << u"::1"_s << true;
        QTest::newRow("next to it, IPv6") << u"::2"_s << false;
        QTest::newRow("of an IPv6 subnet") << u"2001:db8:9:1::1"_s << true;
        QTest::newRow("of no IPv6 subnet") << u"2001:db8:a:1::1"_s << false;
        QTest::newRow("none") << u""_s << false;
    }

    void onlyTheAddressesOfTheListAreTrusted()
    {
        QFETCH(QString, address);
        QFETCH(bool, isTrusted);

        QCOMPARE(proxies.contains(QHostAddress(address)), isTrusted);
        QVERIFY(!TrustedProxies({}).contains(QHostAddress(address)));
    }

    void theClientIsWhoAProxyOfOursSaw_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwardedFor");
        QTest::addColumn<QString>("client");
        const auto proxy = u"127.0.0.1"_s;
        const auto stranger = u"203.0.113.9"_s;
        QTest::newRow("no proxy") << stranger << ""_ba << stranger;
        QTest::newRow("no proxy, header") << stranger << "198.51.100.1"_ba << stranger;
        QTest::newRow("no proxy, header naming ours") << stranger << "127.0.0.1"_ba << stranger;
        QTest::newRow("proxy") << proxy << "198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("blanks") << proxy << "  198.51.100.1\t"_ba << u"198.51.100.1"_s;
        QTest::newRow("IPv6 client") << proxy << "2001:db8::1"_ba << u"2001:db8::1"_s;
        QTest::newRow("mapped client") << proxy << "::ffff:198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("mapped proxy")
            << u"::ffff:127.0.0.1"_s << "198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("IPv6 proxy") << u"::1"_s << "198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("invented before it")
            << proxy << "192.0.2.1, 198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("ours invented before it")
            << proxy << "127.0.0.1, 198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("garbage before it") << proxy << "<x>,,198.51.100.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("several proxies")
            << proxy << "198.51.100.1, 10.1.2.3, 10.1.0.1"_ba << u"198.51.100.1"_s;
        QTest::newRow("several proxies, invented before them")
            << proxy << "192.0.2.1, 198.51.100.1, 10.1.2.3"_ba << u"198.51.100.1"_s;
        QTest::newRow("several proxies, of both kinds")
            << u"::1"_s << "198.51.100.1,::ffff:10.1.2.3,2001:db8:9::1"_ba << u"198.51.100.1"_s;
        QTest::newRow("missing") << proxy << ""_ba << proxy;
        QTest::newRow("blanks only") << proxy << "  "_ba << proxy;
        QTest::newRow("commas only") << proxy << ",,"_ba << proxy;
        QTest::newRow("proxies only") << proxy << "10.1.2.3, 127.0.0.1"_ba << proxy;
        QTest::newRow("no address") << proxy << "unknown"_ba << proxy;
        QTest::newRow("with a port") << proxy << "198.51.100.1:4711"_ba << u"198.51.100.1"_s;
        QTest::newRow("in brackets") << proxy << "[2001:db8::1]"_ba << u"2001:db8::1"_s;
        QTest::newRow("in brackets with a port")
            << proxy << "[2001:db8::1]:443"_ba << u"2001:db8::1"_s;
        QTest::newRow("in quotes") << proxy << "\"198.51.100.1\""_ba << u"198.51.100.1"_s;
        QTest::newRow("in quotes with a port")
            << proxy << "\"198.51.100.1:4711\""_ba << u"198.51.100.1"_s;
        QTest::newRow("in quotes and brackets")
            << proxy << "\"[2001:db8::1]:443\""_ba << u"2001:db8::1"_s;
        QTest::newRow("proxies with ports")
            << proxy << "198.51.100.1:4711, 10.1.2.3:80, [2001:db8:9::1]:80"_ba
            << u"198.51.100.1"_s;
        QTest::newRow("invented before one with a port")
            << proxy << "192.0.2.1, 198.51.100.1:4711"_ba << u"198.51.100.1"_s;
        QTest::newRow("no port") << proxy << "198.51.100.1:"_ba << proxy;
        QTest::newRow("a word for a port") << proxy << "198.51.100.1:http"_ba << proxy;
        QTest::newRow("a long port") << proxy << "198.51.100.1:4711471"_ba << proxy;
        QTest::newRow("brackets left open") << proxy << "[2001:db8::1"_ba << proxy;
        QTest::newRow("brackets with more behind") << proxy << "[2001:db8::1]x"_ba << proxy;
        QTest::newRow("empty brackets") << proxy << "[]:443"_ba << proxy;
        QTest::newRow("one quote") << proxy << "\""_ba << proxy;
        QTest::newRow("number") << proxy << "1"_ba << proxy;
        QTest::newRow("short address") << proxy << "198.51:80"_ba << proxy;
        QTest::newRow("no address at the right") << proxy << "198.51.100.1, unknown"_ba << proxy;
        QTest::newRow("nothing at the right") << proxy << "198.51.100.1, "_ba << proxy;
        QTest::newRow("no address before a proxy")
            << proxy << "198.51.100.1, x, 10.1.2.3"_ba << proxy;
        QTest::newRow("a whole host name") << proxy << "evil.example"_ba << proxy;
        QTest::newRow("bytes") << proxy << "\xff\xfe\x00"_ba << proxy;
        QTest::newRow("mapped peer, not trusted")
            << u"::ffff:203.0.113.9"_s << "198.51.100.1"_ba << stranger;
    }

    void theClientIsWhoAProxyOfOursSaw()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwardedFor);
        QFETCH(QString, client);

        const auto found = proxies.clientOf(with(from(peer), "x-forwarded-for", forwardedFor));

        QCOMPARE(found.toString(), client);
    }

    void withoutTheHeaderTheClientIsThePeer()
    {
        QCOMPARE(proxies.clientOf(from(u"127.0.0.1"_s)).toString(), u"127.0.0.1"_s);
        QCOMPARE(proxies.clientOf(from(u"203.0.113.9"_s)).toString(), u"203.0.113.9"_s);
    }

    void whereNobodyIsTrustedNothingIsBelieved()
    {
        const auto request = with(with(from(u"127.0.0.1"_s), "x-forwarded-for", "198.51.100.1"),
                                  "x-forwarded-proto", "https");

        QCOMPARE(TrustedProxies({}).clientOf(request).toString(), u"127.0.0.1"_s);
        QVERIFY(!TrustedProxies({}).isSecure(request));
    }

    void aConnectionIsSecureIfWeOrAProxyOfOursSeeTls_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<QByteArray>("proto");
        QTest::addColumn<bool>("isSecure");
        const auto proxy = u"127.0.0.1"_s;
        const auto stranger = u"203.0.113.9"_s;
        QTest::newRow("plain") << stranger << false << ""_ba << false;
        QTest::newRow("TLS") << stranger << true << ""_ba << true;
        QTest::newRow("TLS, header") << stranger << true << "http"_ba << true;
        QTest::newRow("plain, header") << stranger << false << "https"_ba << false;
        QTest::newRow("proxy") << proxy << false << ""_ba << false;
        QTest::newRow("proxy, plain client") << proxy << false << "http"_ba << false;
        QTest::newRow("proxy, client with TLS") << proxy << false << "https"_ba << true;
        QTest::newRow("letter case") << proxy << false << "HTTPS"_ba << true;
        QTest::newRow("mapped proxy") << u"::ffff:127.0.0.1"_s << false << "https"_ba << true;
        QTest::newRow("invented before it") << proxy << false << "https, http"_ba << false;
        QTest::newRow("something else") << proxy << false << "httpsx"_ba << false;
    }

    void aConnectionIsSecureIfWeOrAProxyOfOursSeeTls()
    {
        QFETCH(QString, peer);
        QFETCH(bool, isTls);
        QFETCH(QByteArray, proto);
        QFETCH(bool, isSecure);
        auto request = with(from(peer), "x-forwarded-proto", proto);
        request.isSecure = isTls;

        QCOMPARE(proxies.isSecure(request), isSecure);
    }

    void aSiteIsAnAddressOrAnIpv6Slash56_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("site");
        QTest::newRow("IPv4") << u"203.0.113.9"_s << u"203.0.113.9"_s;
        QTest::newRow("first of it") << u"2001:db8:0:100::1"_s << u"2001:db8:0:100::/56"_s;
        QTest::newRow("last of it") << u"2001:db8:0:1ff::1"_s << u"2001:db8:0:100::/56"_s;
        QTest::newRow("next") << u"2001:db8:0:200::1"_s << u"2001:db8:0:200::/56"_s;
    }

    void aSiteIsAnAddressOrAnIpv6Slash56()
    {
        QFETCH(QString, address);
        QFETCH(QString, site);

        QCOMPARE(siteOf(QHostAddress(address)), site);
    }

    void onlyTwoAddressesAreThisMachine()
    {
        for (const auto &address : {u"127.0.0.1"_s, u"::1"_s, u"::ffff:127.0.0.1"_s})
            QVERIFY(isThisMachine(QHostAddress(address)));
        for (const auto &address : {u"127.0.0.2"_s, u"::2"_s, u"0.0.0.0"_s, u""_s})
            QVERIFY(!isThisMachine(QHostAddress(address)));
    }

    void aSubscriberIsAnAddressOrAHousehold_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("subscriber");
        QTest::newRow("IPv4") << u"203.0.113.9"_s << u"203.0.113.9"_s;
        QTest::newRow("mapped") << u"::ffff:203.0.113.9"_s << u"203.0.113.9"_s;
        QTest::newRow("IPv6") << u"2001:db8:1:2:3:4:5:6"_s << u"2001:db8:1:2::/64"_s;
        QTest::newRow("same household") << u"2001:db8:1:2:ffff::1"_s << u"2001:db8:1:2::/64"_s;
        QTest::newRow("first of it") << u"2001:db8:1:2::"_s << u"2001:db8:1:2::/64"_s;
        QTest::newRow("next household") << u"2001:db8:1:3::1"_s << u"2001:db8:1:3::/64"_s;
        QTest::newRow("this machine") << u"::1"_s << u"::/64"_s;
    }

    void aSubscriberIsAnAddressOrAHousehold()
    {
        QFETCH(QString, address);
        QFETCH(QString, subscriber);

        QCOMPARE(subscriberOf(QHostAddress(address)), subscriber);
    }
};

KIOSK_TEST(TestTrustedProxies)

} // namespace TrustedProxiesTest

#include "tst_trustedproxies.moc"
