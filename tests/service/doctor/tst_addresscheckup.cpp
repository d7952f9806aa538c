// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/tlsfiles.h"
#include "service/doctor/addresscheckup.h"
#include "support/cannedserver.h"
#include "support/loopbackserver.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QTest>
#include <QUrlQuery>

namespace AddressCheckupTest {

using namespace Service;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using TestSupport::canned;
using TestSupport::CannedServer;

namespace {

const auto instance = u"0123456789abcdef"_s; // what LoopbackServer calls itself

QByteArray someBytes(qsizetype count)
{
    return QByteArray(count, 'n');
}

QByteArray nonceIn(const QByteArray &target)
{
    return QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(u"nonce"_s).toLatin1();
}

QByteArray healthOf(const QByteArray &who, const QByteArray &nonce)
{
    return "{\"instance\":\"" + who + "\",\"nonce\":\"" + nonce + "\",\"status\":\"ok\"}";
}

} // namespace

//! From a public address back to the own server, or not.
class TestAddressCheckup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOwnServerIsKnownByItsName()
    {
        const TestSupport::LoopbackServer server;

        QCOMPARE(codes(server.url(), {.instance = instance}),
                 QStringList({u"public_url_reached"_s, u"proxy_none"_s}));
    }

    void theOwnServerIsAskedForItsName()
    {
        const TestSupport::LoopbackServer server;

        QCOMPARE(codes(server.url(), {.localUrl = server.url()}),
                 QStringList({u"public_url_reached"_s, u"proxy_none"_s}));
    }

    void whoStandsInBetweenIsNamed_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("name");
        QTest::newRow("nobody") << QByteArray() << u"proxy_none"_s << QString();
        QTest::newRow("nginx") << "Server: nginx/1.22.1\r\n"_ba << u"proxy_found"_s << u"nginx"_s;
        QTest::newRow("unnamed") << "Via: 1.1 x\r\n"_ba << u"proxy_found"_s << QString();
        // Qt 6.8 does not let such a header through.
        const auto rude =
            QT_VERSION < QT_VERSION_CHECK(6, 8, 0) ? u"proxy_found"_s : u"proxy_none"_s;
        QTest::newRow("rude") << "Server: \x1b[2J\r\n"_ba << rude << QString();
    }

    void whoStandsInBetweenIsNamed()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QString, code);
        QFETCH(QString, name);
        const CannedServer server([headers](const QByteArray &target) {
            return canned(200, healthOf("own", nonceIn(target)), headers);
        });

        const auto findings = found(server.url(), {.instance = u"own"_s});

        QCOMPARE(findings.size(), 2);
        QCOMPARE(Core::toString(findings[1].code), code);
        QVERIFY(findings[1].message.endsWith(name.isEmpty() ? u"."_s : u": "_s + name + u'.'));
        QVERIFY(!findings[1].message.contains(u'\x1b'));
    }

    void whoIsNotThisServerIsSeen_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("another") << canned(200, healthOf("other", "x"))
                                 << u"public_url_elsewhere"_s;
        QTest::newRow("kept") << canned(200, healthOf("own", "old")) << u"public_url_elsewhere"_s;
        QTest::newRow("page") << canned(200, "<html>") << u"public_url_elsewhere"_s;
        QTest::newRow("404") << canned(404, healthOf("own", "x")) << u"public_url_elsewhere"_s;
        QTest::newRow("redirect") << canned(301, {}, "Location: /\r\n")
                                  << u"public_url_elsewhere"_s;
        QTest::newRow("502") << canned(502, {}) << u"public_url_unreachable"_s;
        QTest::newRow("silence") << QByteArray() << u"public_url_unreachable"_s;
        QTest::newRow("babble") << "hello\r\n"_ba << u"public_url_unreachable"_s;
    }

    void whoIsNotThisServerIsSeen()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, code);
        const CannedServer server([answer](const QByteArray & /*target*/) { return answer; });

        const auto findings = found(server.url(), {.instance = u"own"_s});

        QCOMPARE(findings.size(), 1);
        QCOMPARE(Core::toString(findings[0].code), code);
        QVERIFY(!findings[0].fix.isEmpty());
    }

    void aClosedPortIsUnreachable()
    {
        QCOMPARE(codes(QUrl(u"http://127.0.0.1:9"_s), {.instance = u"own"_s}),
                 QStringList{u"public_url_unreachable"_s});
    }

    void aCertificateOfNoAuthorityIsNotTaken()
    {
        TestSupport::TlsWorkshop workshop;
        QVERIFY(workshop.makeServer());
        const auto tls = Http::tlsConfigurationFrom(workshop.certificateFile(), workshop.keyFile());
        QVERIFY(tls);
        const TestSupport::LoopbackServer server({.tls = *tls});

        const auto findings = found(server.tlsUrl(), {.instance = instance});

        QCOMPARE(findings.size(), 1);
        QCOMPARE(Core::toString(findings[0].code), u"public_url_unreachable"_s);
        QVERIFY(findings[0].message.contains(u"certificate"_s));
    }

    void withoutAServerHereNothingCanBeTold()
    {
        const CannedServer server([](const QByteArray & /*target*/) { return canned(200, {}); });

        QCOMPARE(codes(server.url(), {}), QStringList{u"public_url_unchecked"_s});
        QCOMPARE(codes(server.url(), {.localUrl = QUrl(u"http://127.0.0.1:9"_s)}),
                 QStringList{u"public_url_unchecked"_s});
        QCOMPARE(server.timesAsked(), 0);
    }

private:
    [[nodiscard]] static QList<Finding> found(const QUrl &publicUrl, const OwnServer &own)
    {
        AddressCheckup checkup(publicUrl, own, &someBytes, {}, {.local = 500ms, .publicly = 500ms});
        std::optional<QList<Finding>> findings;
        checkup.start([&findings](const QList<Finding> &told) { findings = told; });
        if (findings) // it must come later
            return {};
        if (!QTest::qWaitFor([&findings] { return findings.has_value(); }))
            return {};
        return *findings;
    }

    [[nodiscard]] static QStringList codes(const QUrl &publicUrl, const OwnServer &own)
    {
        QStringList codes;
        for (const auto &finding : found(publicUrl, own))
            codes.append(Core::toString(finding.code));
        return codes;
    }
};

KIOSK_TEST(TestAddressCheckup)

} // namespace AddressCheckupTest

#include "tst_addresscheckup.moc"
