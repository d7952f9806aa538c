#include "server/bearer.h"

#include <QTest>

using namespace Server;
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

QTEST_GUILESS_MAIN(TestBearer)

#include "tst_bearer.moc"
