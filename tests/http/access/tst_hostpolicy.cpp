// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/hostandorigin.h"
#include "support/requests.h"
#include "support/test.h"

#include <QSysInfo>
#include <QTest>

namespace HostPolicyTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

const TrustedProxies proxies({{QHostAddress(u"127.0.0.1"_s), 32}});
const QStringList names{u"localhost"_s, u"desk"_s};
const QUrl publicUrl(u"https://login.example.org"_s);

Request asking(const QByteArray &host, const QString &path = u"/api/auth/whatsapp/start"_s)
{
    return with(requestOf("POST", path), "host", host);
}

//! Through the proxy on this machine.
Request forwarded(const QByteArray &host, const QByteArray &scheme)
{
    return with(with(asking(host), "x-forwarded-for", "203.0.113.9"), "x-forwarded-proto", scheme);
}

} // namespace

class TestHostPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameOfSomebodyElsesIsRefused_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<bool>("withoutUrl");
        QTest::addColumn<bool>("withUrl");
        QTest::newRow("address") << asking("127.0.0.1") << true << true;
        QTest::newRow("address and port") << asking("192.0.2.1:8080") << true << true;
        QTest::newRow("IPv6") << asking("[::1]") << true << true;
        QTest::newRow("IPv6 and port") << asking("[2001:db8::1]:8080") << true << true;
        QTest::newRow("localhost") << asking("localhost:8080") << true << true;
        QTest::newRow("localhost, letter case") << asking("LocalHost") << true << true;
        QTest::newRow("localhost, absolute") << asking("localhost.") << true << true;
        QTest::newRow("this machine") << asking("desk:8080") << true << true;
        QTest::newRow("the public name") << asking("login.example.org") << false << true;
        QTest::newRow("the public name, port") << asking("Login.Example.org:443") << false << true;
        QTest::newRow("foreign") << asking("rebound.example:8080") << false << false;
        QTest::newRow("below localhost") << asking("localhost.rebound.example") << false << false;
        QTest::newRow("below the public name")
            << asking("login.example.org.rebound.example") << false << false;
        QTest::newRow("looks like an address")
            << asking("127.0.0.1.rebound.example") << false << false;
        QTest::newRow("short address") << asking("10.1") << false << false;
        QTest::newRow("number") << asking("2130706433") << false << false;
        QTest::newRow("brackets around a name") << asking("[rebound.example]") << false << false;
        QTest::newRow("brackets left open") << asking("[::1") << false << false;
        QTest::newRow("empty") << asking("") << false << false;
        QTest::newRow("user before it") << asking("127.0.0.1@rebound.example") << false << false;
        QTest::newRow("health") << asking("rebound.example", u"/healthz"_s) << true << true;
        QTest::newRow("readiness") << asking("rebound.example", u"/readyz"_s) << true << true;
        QTest::newRow("TLS behind the proxy")
            << forwarded("intra.example", "https") << true << true;
        QTest::newRow("no TLS behind the proxy")
            << forwarded("intra.example", "http") << false << true;
        auto stranger = forwarded("rebound.example", "https");
        stranger.peer = QHostAddress(u"203.0.113.9"_s);
        QTest::newRow("headers of no proxy of ours") << stranger << false << false;
        QTest::newRow("headers of a rebound page's script") << with(
            forwarded("rebound.example:8080", "https"), "origin", "http://rebound.example:8080")
                                                            << false << false;
        QTest::newRow("headers of a rebound page's script that hides its origin")
            << with(forwarded("rebound.example:8080", "https"), "origin", "null") << false << false;
        QTest::newRow("a page behind the proxy")
            << with(forwarded("intra.example", "https"), "origin", "https://intra.example") << true
            << true;
        auto own = asking("rebound.example");
        own.isSecure = true;
        own.peer = QHostAddress(u"203.0.113.9"_s);
        QTest::newRow("TLS of our own") << own << true << true;
    }

    void aNameOfSomebodyElsesIsRefused()
    {
        QFETCH(Request, request);
        QFETCH(bool, withoutUrl);
        QFETCH(bool, withUrl);

        QCOMPARE(HostPolicy({}, proxies, names).allows(request), withoutUrl);
        QCOMPARE(HostPolicy(publicUrl, proxies, names).allows(request), withUrl);
    }

    void thisMachineKnowsItsNames()
    {
        const auto own = ownHostNames();

        QVERIFY(own.contains(u"localhost"_s));
        QVERIFY(own.contains(QSysInfo::machineHostName().toLower()));
    }
};

KIOSK_TEST(TestHostPolicy)

} // namespace HostPolicyTest

#include "tst_hostpolicy.moc"
