// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/hostandorigin.h"
#include "support/requests.h"
#include "support/test.h"

#include <QTest>

namespace OriginPolicyTest {

using namespace Http;
using namespace Qt::StringLiterals;
using TestSupport::requestOf;
using TestSupport::with;

namespace {

const TrustedProxies proxies({{QHostAddress(u"127.0.0.1"_s), 32},
                              {QHostAddress(u"10.1.0.0"_s), 16},
                              {QHostAddress(u"::1"_s), 128}});

Request handshake(const QByteArray &host, const QByteArray &origin)
{
    return with(with(requestOf("GET", u"/api/auth/whatsapp/channel/x"_s), "host", host), "origin",
                origin);
}

} // namespace

class TestOriginPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageFindsItsChannelsByName_data()
    {
        QTest::addColumn<QString>("publicUrl");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isForwarded");
        QTest::addColumn<QByteArray>("channels");

        const auto url = u"https://login.example.org/kiosk"_s;
        QTest::newRow("public") << url << "login.example.org"_ba << true
                                << "wss://login.example.org"_ba;
        QTest::newRow("public, with a port")
            << u"https://login.example.org:8443"_s << "login.example.org:8443"_ba << true
            << "wss://login.example.org:8443"_ba;
        QTest::newRow("a proxy that writes its own Host")
            << url << "127.0.0.1:8080"_ba << true
            << "wss://login.example.org wss://127.0.0.1:8080"_ba;
        QTest::newRow("directly") << QString() << "127.0.0.1:8080"_ba << false
                                  << "ws://127.0.0.1:8080"_ba;
        QTest::newRow("behind a proxy with TLS")
            << QString() << "desk"_ba << true << "wss://desk"_ba;
        // A policy has no form for it.
        QTest::newRow("IPv6") << QString() << "[::1]:8080"_ba << false << ""_ba;
        for (const auto *host : {"a;script-src *", "a b", "a'b", "a,b", "*", "*.example.org", ""}) {
            QTest::newRow((QByteArray("no host: ") + host).constData())
                << QString() << QByteArray(host) << false << ""_ba;
        }
    }

    void aPageFindsItsChannelsByName()
    {
        QFETCH(QString, publicUrl);
        QFETCH(QByteArray, host);
        QFETCH(bool, isForwarded);
        QFETCH(QByteArray, channels);
        auto request = with(requestOf("GET", u"/login"_s), "host", host);
        request.peer = QHostAddress(QHostAddress::LocalHost);
        if (isForwarded)
            request = with(request, "x-forwarded-proto", "https"_ba);

        const OriginPolicy policy(QUrl(publicUrl), proxies);

        QCOMPARE(policy.channels(request).join(' '), channels);
    }

    void whoIsNoBrowserIsWelcome()
    {
        const auto request = requestOf("GET", u"/api/auth/whatsapp/channel/x"_s);

        QVERIFY(OriginPolicy({}, proxies).allows(request));
        QVERIFY(OriginPolicy(QUrl(u"https://login.example.org"_s), proxies).allows(request));
    }

    void withoutAPublicUrlTheRequestsOwnOriginIsExpected_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("isAllowed");
        const auto local = "127.0.0.1:8080"_ba;
        QTest::newRow("own") << local << "http://127.0.0.1:8080"_ba << true;
        QTest::newRow("other port") << local << "http://127.0.0.1:8081"_ba << false;
        QTest::newRow("no port") << local << "http://127.0.0.1"_ba << false;
        QTest::newRow("other host") << local << "http://localhost:8080"_ba << false;
        QTest::newRow("foreign") << local << "https://evil.example"_ba << false;
        QTest::newRow("other scheme") << local << "https://127.0.0.1:8080"_ba << false;
        QTest::newRow("own name, longer") << "desk"_ba
                                          << "http://desk.evil.example"_ba << false;
        QTest::newRow("null") << local << "null"_ba << false;
        QTest::newRow("empty") << local << ""_ba << false;
        QTest::newRow("file") << local << "file://"_ba << false;
        QTest::newRow("no url") << local << "http://[oops"_ba << false;
        QTest::newRow("default port left out") << "desk"_ba
                                               << "http://desk:80"_ba << true;
        QTest::newRow("default port written") << "desk:80"_ba
                                              << "http://desk"_ba << true;
        QTest::newRow("letter case") << "Desk"_ba
                                     << "http://desk"_ba << true;
        QTest::newRow("no host") << ""_ba
                                 << "http://desk"_ba << false;
        QTest::newRow("neither") << ""_ba
                                 << "null"_ba << false;
        QTest::newRow("neither, with a scheme") << ""_ba
                                                << "http://"_ba << false;
    }

    void withoutAPublicUrlTheRequestsOwnOriginIsExpected()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, origin);
        QFETCH(bool, isAllowed);

        QCOMPARE(OriginPolicy({}, proxies).allows(handshake(host, origin)), isAllowed);
    }

    void aPublicUrlIsTheOnlyOrigin_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("it") << "https://login.example.org"_ba << true;
        QTest::newRow("with its port") << "https://login.example.org:443"_ba << true;
        QTest::newRow("unencrypted") << "http://login.example.org"_ba << false;
        QTest::newRow("the request's host") << "http://127.0.0.1:8080"_ba << false;
        QTest::newRow("below it") << "https://evil.login.example.org"_ba << false;
        QTest::newRow("null") << "null"_ba << false;
    }

    void aPublicUrlIsTheOnlyOrigin()
    {
        QFETCH(QByteArray, origin);
        QFETCH(bool, isAllowed);
        const OriginPolicy policy(QUrl(u"https://login.example.org"_s), proxies);

        QCOMPARE(policy.allows(handshake("127.0.0.1:8080", origin)), isAllowed);
    }

    void onlyATrustedProxyTellsTheScheme_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwarded");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<bool>("isAllowed");
        const auto secure = "https://desk"_ba;
        const auto plain = "http://desk"_ba;
        QTest::newRow("trusted") << u"127.0.0.1"_s << "https"_ba << secure << true;
        QTest::newRow("capitals") << u"127.0.0.1"_s << "HTTPS"_ba << secure << true;
        QTest::newRow("trusted net") << u"10.1.255.3"_s << "https"_ba << secure << true;
        QTest::newRow("trusted, version 6") << u"::1"_s << "https"_ba << secure << true;
        QTest::newRow("trusted, plain page") << u"127.0.0.1"_s << "https"_ba << plain << false;
        QTest::newRow("says nothing") << u"127.0.0.1"_s << ""_ba << secure << false;
        QTest::newRow("says http") << u"127.0.0.1"_s << "http"_ba << plain << true;
        QTest::newRow("somebody") << u"10.2.0.1"_s << "https"_ba << secure << false;
        QTest::newRow("somebody, plain page") << u"10.2.0.1"_s << "https"_ba << plain << true;
    }

    void onlyATrustedProxyTellsTheScheme()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwarded);
        QFETCH(QByteArray, origin);
        QFETCH(bool, isAllowed);
        auto request = with(handshake("desk", origin), "x-forwarded-proto", forwarded);
        request.peer = QHostAddress(peer);

        QCOMPARE(OriginPolicy({}, proxies).allows(request), isAllowed);
    }
};

KIOSK_TEST(TestOriginPolicy)

} // namespace OriginPolicyTest

#include "tst_originpolicy.moc"
