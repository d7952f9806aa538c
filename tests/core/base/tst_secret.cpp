// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/secret.h"
#include "support/invented.h"
#include "support/test.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

namespace SecretTest {

using Core::Secret;
using namespace Qt::StringLiterals;

namespace {

template <typename Value>
constexpr bool canBePrinted = requires(QDebug stream, Value value)
{
    stream << value;
};

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRandomSecretHas43UrlSafeCharacters_data()
    {
        QTest::addColumn<char>("byte");

        QTest::newRow("zeros") << '\x00'; // would end in padding
        QTest::newRow("ones") << '\xff'; // "/" in the common alphabet
        QTest::newRow("pluses") << '\xfb'; // "+" in the common alphabet
    }

    void aRandomSecretHas43UrlSafeCharacters()
    {
        QFETCH(char, byte);
        const QRegularExpression urlSafe(u"^[A-Za-z0-9_-]{43}$"_s);

        const auto secret = Secret::random([byte](qsizetype n) { return QByteArray(n, byte); });

        QVERIFY(urlSafe.match(QString::fromLatin1(secret.reveal())).hasMatch());
    }

    void aRandomSecretUses256Bits()
    {
        qsizetype drawn = 0;

        const auto secret = Secret::random([&drawn](qsizetype count) {
            drawn += count;
            return QByteArray(count, 'x');
        });

        QCOMPARE(drawn, 32);
        QCOMPARE(QByteArray::fromBase64(secret.reveal(), QByteArray::Base64UrlEncoding),
                 QByteArray(32, 'x'));
    }

    void noTwoAreEqual()
    {
        const auto bytes = TestSupport::countingBytes();

        QVERIFY(Secret::random(bytes).reveal() != Secret::random(bytes).reveal());
    }

    void theHashIsSha256InLowerCaseHexadecimal_data()
    {
        QTest::addColumn<QByteArray>("clear");
        QTest::addColumn<QByteArray>("hash");

        // FIPS 180-2, B.1, and the well-known hash of nothing.
        QTest::newRow("abc")
            << "abc"_ba
            << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba;
        QTest::newRow("empty")
            << ""_ba
            << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_ba;
    }

    void theHashIsSha256InLowerCaseHexadecimal()
    {
        QFETCH(QByteArray, clear);
        QFETCH(QByteArray, hash);

        QCOMPARE(Secret(clear).hash(), hash);
    }

    void onlyADefaultSecretIsEmpty()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(!Secret("x"_ba).isEmpty());
    }

    void itCannotReachALogByAccident()
    {
        static_assert(canBePrinted<QByteArray>);
        static_assert(!canBePrinted<Secret>);
    }

    void hashesAreComparedWhole_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("isSame");

        QTest::newRow("same") << "abc"_ba
                              << "abc"_ba << true;
        QTest::newRow("nothing") << QByteArray() << ""_ba << true;
        QTest::newRow("first differs") << "abc"_ba
                                       << "xbc"_ba << false;
        QTest::newRow("last differs") << "abc"_ba
                                      << "abx"_ba << false;
        QTest::newRow("one bit") << "abc"_ba
                                 << "abb"_ba << false;
        QTest::newRow("high bit") << "ab\x80"_ba << QByteArray("ab\0", 3) << false;
        QTest::newRow("shorter") << "abc"_ba
                                 << "ab"_ba << false;
        QTest::newRow("empty") << "abc"_ba
                               << ""_ba << false;
    }

    void hashesAreComparedWhole()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(bool, isSame);

        QCOMPARE(Core::isSameHash(left, right), isSame);
        QCOMPARE(Core::isSameHash(right, left), isSame);
    }
};

KIOSK_TEST(TestSecret)

} // namespace SecretTest
#include "tst_secret.moc"
