// SPDX-License-Identifier: GPL-3.0-only
#include "cli/commands/commands.h"
#include "support/test.h"

#include <QTest>

namespace RedirectTest {

using namespace Qt::StringLiterals;

class TestRedirect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereABrowserMayBeSent_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("page") << u"https://crm.example.org/login"_s;
        QTest::newRow("host") << u"https://crm.example.org"_s;
        QTest::newRow("port") << u"https://crm.example.org:8443/login"_s;
        QTest::newRow("query") << u"https://crm.example.org/?from=kiosk&a=@"_s;
        QTest::newRow("encoded") << u"https://crm.example.org/%D0%B2%D1%85%D0%BE%D0%B4"_s;
        QTest::newRow("localhost") << u"http://localhost:3000/callback"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1/"_s;
        QTest::newRow("loopback of IPv6") << u"http://[::1]:3000/"_s;
    }

    void whereABrowserMayBeSent()
    {
        QFETCH(QString, address);

        QCOMPARE(Cli::faultOfRedirect(address), std::nullopt);
    }

    void whereABrowserMustNotBeSent_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << u""_s << u"whole"_s;
        QTest::newRow("path") << u"/login"_s << u"whole"_s;
        QTest::newRow("no scheme") << u"crm.example.org"_s << u"whole"_s;
        QTest::newRow("no host") << u"https:///login"_s << u"whole"_s;
        QTest::newRow("no slashes") << u"https:login"_s << u"whole"_s;
        QTest::newRow("blank") << u"https://crm.example.org/a b"_s << u"whole"_s;
        QTest::newRow("line break") << u"https://crm.example.org/\nX: y"_s << u"whole"_s;
        QTest::newRow("not encoded") << u"https://crm.example.org/вход"_s << u"whole"_s;
        QTest::newRow("wrongly encoded") << u"https://crm.example.org/%zz"_s << u"whole"_s;
        QTest::newRow("backslash") << u"https://crm.example.org\\.evil.example/"_s << u"whole"_s;
        QTest::newRow("backslash in the path") << u"https://crm.example.org/\\evil"_s << u"whole"_s;
        QTest::newRow("port too high") << u"https://crm.example.org:65536/"_s << u"whole"_s;
        QTest::newRow("script") << u"javascript:alert(1)"_s << u"whole"_s;
        QTest::newRow("in clear") << u"http://crm.example.org/"_s << u"https://"_s;
        QTest::newRow("no localhost") << u"http://localhost.evil.example/"_s << u"https://"_s;
        QTest::newRow("neighbour") << u"http://127.0.0.2/"_s << u"https://"_s;
        QTest::newRow("another scheme") << u"ftp://localhost/"_s << u"https://"_s;
        QTest::newRow("no scheme of its own") << u"//crm.example.org/"_s << u"https://"_s;
        QTest::newRow("user") << u"https://crm.example.org@evil.example/"_s << u"name"_s;
        QTest::newRow("empty user") << u"https://@crm.example.org/"_s << u"name"_s;
        QTest::newRow("fragment") << u"https://crm.example.org/#top"_s << u"fragment"_s;
        QTest::newRow("empty fragment") << u"https://crm.example.org/#"_s << u"fragment"_s;
    }

    void whereABrowserMustNotBeSent()
    {
        QFETCH(QString, address);
        QFETCH(QString, said);

        const auto fault = Cli::faultOfRedirect(address);

        QVERIFY(fault);
        QVERIFY2(fault->contains(said), qPrintable(*fault));
    }

    void aPasswordIsNotSaid()
    {
        const auto fault = Cli::faultOfRedirect(u"https://asan:parol@crm.example.org/"_s);

        QVERIFY(fault);
        QVERIFY(!fault->contains(u"parol"_s));
    }
};

KIOSK_TEST(TestRedirect)

} // namespace RedirectTest

#include "tst_redirect.moc"
