// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/serveraddress.h"
#include "support/test.h"

#include <QTest>

namespace ServerAddressTest {

using namespace Qt::StringLiterals;

class TestServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urlsFollowFromTheBase_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("http");
        QTest::addColumn<QString>("webSocket");

        QTest::newRow("port") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080/api/x/"_s
                              << u"ws://127.0.0.1:8080/api/x/"_s;
        QTest::newRow("final slash")
            << u"http://host/"_s << u"http://host/api/x/"_s << u"ws://host/api/x/"_s;
        QTest::newRow("https") << u"https://login.example.org"_s
                               << u"https://login.example.org/api/x/"_s
                               << u"wss://login.example.org/api/x/"_s;
        QTest::newRow("behind a path")
            << u"https://example.org/desk/"_s << u"https://example.org/desk/api/x/"_s
            << u"wss://example.org/desk/api/x/"_s;
        QTest::newRow("IPv6") << u"http://[::1]:80"_s << u"http://[::1]:80/api/x/"_s
                              << u"ws://[::1]:80/api/x/"_s;
    }

    void urlsFollowFromTheBase()
    {
        QFETCH(QString, base);
        QFETCH(QString, http);
        QFETCH(QString, webSocket);

        const Kiosk::ServerAddress address{QUrl(base)};

        QCOMPARE(address.http(u"/api/x/"_s).toString(), http);
        QCOMPARE(address.webSocket(u"/api/x/"_s).toString(), webSocket);
    }
};

KIOSK_TEST(TestServerAddress)

} // namespace ServerAddressTest
#include "tst_serveraddress.moc"
