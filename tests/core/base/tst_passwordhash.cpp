// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/passwordhash.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTest>

namespace PasswordHashTest {

using namespace Core;
using namespace Qt::StringLiterals;

namespace {

// Made by libsodium 1.0.18, of "271828".
const auto known = "$argon2id$v=19$m=65536,t=2,p=1$4pDM4A/mFwOWPxxCSGTJ4w"
                   "$bEiWWXNPEWnnKaYu/d62o8NIlWry9IyWbYmsMy40poo"_ba;

QByteArray copyOf(const char *text)
{
    return QByteArray(text);
}

} // namespace

class TestPasswordHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheSamePasswordMatches_data()
    {
        QTest::addColumn<QByteArray>("guess");
        QTest::addColumn<bool>("matches");
        QTest::newRow("the same") << "271828"_ba << true;
        QTest::newRow("another") << "271829"_ba << false;
        QTest::newRow("its beginning") << "27182"_ba << false;
        QTest::newRow("more") << "2718280"_ba << false;
        QTest::newRow("nothing") << ""_ba << false;
        QTest::newRow("a line end") << "271828\n"_ba << false;
    }

    void onlyTheSamePasswordMatches()
    {
        QFETCH(QByteArray, guess);
        QFETCH(bool, matches);
        const auto hash = PasswordHash::of(copyOf("271828"));
        QVERIFY(hash);

        QCOMPARE(hash->matches(QByteArray(guess)), matches);
    }

    void aHashOfYesterdayStillMatches()
    {
        const auto hash = PasswordHash::parse(known);
        QVERIFY(hash);

        QVERIFY(hash->matches(copyOf("271828")));
        QVERIFY(!hash->matches(copyOf("271829")));
    }

    void twoHashesOfOnePasswordDiffer()
    {
        const auto first = PasswordHash::of(copyOf("271828"));
        const auto second = PasswordHash::of(copyOf("271828"));

        QVERIFY(first && second);
        QVERIFY(first->text() != second->text());
    }

    void whatIsWrittenCanBeRead()
    {
        const auto hash = PasswordHash::of(copyOf("271828"));
        QVERIFY(hash);

        QVERIFY(PasswordHash::parse(hash->text()) == hash);
        QVERIFY(hash->text().startsWith("$argon2id$v=19$m=65536,t=2,p=1$"));
        QVERIFY(!hash->text().contains("271828"));
    }

    void clearTextIsWiped()
    {
        auto clearText = copyOf("271828");
        const auto *const memory = clearText.constData();

        wipe(clearText);

        QVERIFY(clearText.isEmpty());
        QVERIFY(clearText.constData() == memory); // it is still ours to look at
        QCOMPARE(QByteArray(memory, 6), QByteArray(6, '\0'));
    }

    void passwordAndGuessAreTakenAway()
    {
        auto clearText = copyOf("271828");
        auto guess = copyOf("271828");

        const auto hash = PasswordHash::of(std::move(clearText));

        QVERIFY(hash && hash->matches(std::move(guess)));
        QVERIFY(clearText.isEmpty()); // NOLINT(bugprone-use-after-move): that is the promise
        QVERIFY(guess.isEmpty()); // NOLINT(bugprone-use-after-move): the same
    }

    void guessingIsSlow()
    {
        const auto hash = PasswordHash::parse(known);
        QVERIFY(hash);
        QElapsedTimer timer;
        timer.start();

        QVERIFY(!hash->matches(copyOf("1")));

        QVERIFY2(timer.elapsed() >= 20, qPrintable(QString::number(timer.elapsed())));
    }

    void whatIsNoHashIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto salt = "c2FsdHNhbHRzYWx0c2FsdA"_ba;
        const auto tail = '$' + salt + '$' + QByteArray(43, 'a');
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("a PIN") << "271828"_ba;
        QTest::newRow("a dollar") << "$"_ba;
        QTest::newRow("Argon2i") << "$argon2i$v=19$m=65536,t=2,p=1" + tail;
        QTest::newRow("bcrypt") << "$2b$12$" + QByteArray(53, 'a');
        QTest::newRow("old version") << "$argon2id$v=16$m=65536,t=2,p=1" + tail;
        QTest::newRow("several lanes") << "$argon2id$v=19$m=65536,t=2,p=4" + tail;
        QTest::newRow("memory of 2 GiB") << "$argon2id$v=19$m=2097152,t=2,p=1" + tail;
        QTest::newRow("no memory") << "$argon2id$v=19$m=0,t=2,p=1" + tail;
        QTest::newRow("99 passes") << "$argon2id$v=19$m=65536,t=99,p=1" + tail;
        QTest::newRow("no pass") << "$argon2id$v=19$m=65536,t=0,p=1" + tail;
        QTest::newRow("no salt") << "$argon2id$v=19$m=65536,t=2,p=1$$" + QByteArray(43, 'a');
        QTest::newRow("cut") << "$argon2id$v=19$m=65536,t=2,p=1" + tail.chopped(1);
        QTest::newRow("longer") << "$argon2id$v=19$m=65536,t=2,p=1" + tail + 'a';
        QTest::newRow("line end") << "$argon2id$v=19$m=65536,t=2,p=1" + tail + '\n';
        QTest::newRow("zero byte") << "$argon2id$v=19$m=65536,t=2,p=1" + tail + '\0';
    }

    void whatIsNoHashIsRefused()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!PasswordHash::parse(text));
    }
};

KIOSK_TEST(TestPasswordHash)

} // namespace PasswordHashTest

#include "tst_passwordhash.moc"
