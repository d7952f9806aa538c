// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/credentials.h"
#include "support/test.h"

#include <QTest>

namespace BearerTest {

using namespace Http;
using namespace Qt::StringLiterals;

class TestBearer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSchemeSaysWhatFollows_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("as written") << "Bearer abc"_ba << true << "abc"_ba;
        QTest::newRow("lower case") << "bearer abc"_ba << true << "abc"_ba;
        QTest::newRow("several blanks") << "BEARER   abc "_ba << true << "abc"_ba;
        QTest::newRow("nothing after it") << "Bearer "_ba << true << ""_ba;
        QTest::newRow("missing") << ""_ba << false << ""_ba;
        QTest::newRow("scheme alone") << "Bearer"_ba << true << ""_ba;
        QTest::newRow("no scheme") << "abc"_ba << false << ""_ba;
        QTest::newRow("another") << "Basic abc"_ba << false << ""_ba;
        QTest::newRow("a longer word") << "Bearers abc"_ba << false << ""_ba;
        QTest::newRow("blank first") << " Bearer abc"_ba << false << ""_ba;
    }

    void theSchemeSaysWhatFollows()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, isThere);
        QFETCH(QByteArray, token);

        const auto found = credentials(header, "Bearer");

        QCOMPARE(found.has_value(), isThere);
        if (found)
            QCOMPARE(found->reveal(), token);
    }

    void basicNamesSomebodyWithAPassword_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("password");
        const auto none = QString();
        const auto basic = [](const QByteArray &pair) { return "Basic " + pair.toBase64(); };
        // RFC 7617, 2 and 2.1
        QTest::newRow("as the RFC has it")
            << "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="_ba << true << u"Aladdin"_s << "open sesame"_ba;
        QTest::newRow("UTF-8 of the RFC")
            << "Basic dGVzdDoxMjPCow=="_ba << true << u"test"_s << "123\xc2\xa3"_ba;
        QTest::newRow("lower case") << "basic YTpi"_ba << true << u"a"_s << "b"_ba;
        QTest::newRow("several blanks") << "Basic   YTpi "_ba << true << u"a"_s << "b"_ba;
        QTest::newRow("colon in the password") << basic("a:b:c") << true << u"a"_s << "b:c"_ba;
        QTest::newRow("password of colons") << basic("a:::") << true << u"a"_s << "::"_ba;
        QTest::newRow("UTF-8 in the name") << basic("\xd0\x90:b") << true << u"А"_s << "b"_ba;
        QTest::newRow("no password") << basic("a:") << true << u"a"_s << ""_ba;
        QTest::newRow("no name") << basic(":b") << true << u""_s << "b"_ba;
        QTest::newRow("colon alone") << basic(":") << true << u""_s << ""_ba;
        QTest::newRow("no colon") << basic("ab") << false << none << ""_ba;
        QTest::newRow("nothing") << "Basic "_ba << false << none << ""_ba;
        QTest::newRow("scheme alone") << "Basic"_ba << false << none << ""_ba;
        QTest::newRow("missing") << ""_ba << false << none << ""_ba;
        QTest::newRow("another scheme") << "Bearer YTpi"_ba << false << none << ""_ba;
        QTest::newRow("no Base64") << "Basic a:b"_ba << false << none << ""_ba;
        QTest::newRow("sign within") << "Basic YT!pi"_ba << false << none << ""_ba;
        QTest::newRow("blank within") << "Basic YT pi"_ba << false << none << ""_ba;
        QTest::newRow("URL-safe letters") << "Basic YTo_-_8="_ba << false << none << ""_ba;
        QTest::newRow("padding first") << "Basic =YTpi"_ba << false << none << ""_ba;
    }

    void basicNamesSomebodyWithAPassword()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, isThere);
        QFETCH(QString, name);
        QFETCH(QByteArray, password);

        const auto found = basicCredentials(header);

        QCOMPARE(found.has_value(), isThere);
        if (found) {
            QCOMPARE(found->name, name);
            QCOMPARE(found->password.reveal(), password);
        }
    }

    void onlyTheSecretItselfHasItsHash()
    {
        const Core::Secret secret("abc"_ba);

        QVERIFY(hasHash(secret, secret.hash()));
        QVERIFY(!hasHash(Core::Secret("abd"_ba), secret.hash()));
        QVERIFY(!hasHash(Core::Secret(), secret.hash()));
        QVERIFY(!hasHash(secret, {}));
        QVERIFY(!hasHash(secret, secret.hash().left(10)));
        QVERIFY(!hasHash(secret, secret.hash() + 'a'));
    }
};

KIOSK_TEST(TestBearer)

} // namespace BearerTest

#include "tst_bearer.moc"
