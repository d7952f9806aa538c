// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/passwordhash.h"
#include "flow/terminal.h"
#include "support/program.h"
#include "support/test.h"

#include <QTest>

#include <signal.h>

namespace PinTest {

using namespace Qt::StringLiterals;
using Core::PasswordHash;
using TestSupport::Home;
using TestSupport::Terminal;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int usage = 2;

struct Piped
{
    int exitCode = -1;
    QByteArray output;
    QByteArray complaints;
};

Piped pinOf(const QByteArray &input)
{
    QProcess program;
    program.start(QStringLiteral(KIOSKCTL), {u"pin"_s});
    program.write(input);
    program.closeWriteChannel();
    if (!program.waitForFinished(20000))
        return {};
    return {.exitCode = program.exitCode(),
            .output = program.readAllStandardOutput(),
            .complaints = program.readAllStandardError()};
}

} // namespace

//! `amt-kioskctl pin` as a person and as a script have it.
class TestPin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoLinesOfAPipeAreEnough_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("two lines") << "271828\n271828\n"_ba;
        QTest::newRow("last line without its end") << "271828\n271828"_ba;
        QTest::newRow("of Windows") << "271828\r\n271828\r\n"_ba;
        QTest::newRow("more than is asked for") << "271828\n271828\n1234\n"_ba;
    }

    void twoLinesOfAPipeAreEnough()
    {
        QFETCH(QByteArray, input);

        const auto finished = pinOf(input);

        QCOMPARE(finished.exitCode, done);
        QVERIFY2(finished.complaints.isEmpty(), finished.complaints.constData());
        QCOMPARE(finished.output.count('\n'), 1);
        const auto hash = PasswordHash::parse(finished.output.trimmed());
        QVERIFY2(hash, finished.output.constData());
        QVERIFY(hash->matches(QByteArray("271828")));
    }

    void aWrongPinIsSaidInOneSentence_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("nothing") << ""_ba
                                 << "no PIN"_ba;
        QTest::newRow("empty line") << "\n\n"_ba
                                    << "4 to 12"_ba;
        QTest::newRow("one line") << "271828\n"_ba
                                  << "second time"_ba;
        QTest::newRow("two") << "271828\n271829\n"_ba
                             << "second time"_ba;
        QTest::newRow("weak") << "1234\n1234\n"_ba
                              << "anybody tries"_ba;
        QTest::newRow("letters") << "secret\nsecret\n"_ba
                                 << "digits only"_ba;
        QTest::newRow("endless") << QByteArray(100'000, '7') << "4 to 12"_ba;
    }

    void aWrongPinIsSaidInOneSentence()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, reason);

        const auto finished = pinOf(input);

        QCOMPARE(finished.exitCode, failed);
        QVERIFY(finished.output.isEmpty());
        QCOMPARE(finished.complaints.count('\n'), 1);
        QVERIFY2(finished.complaints.contains(reason), finished.complaints.constData());
    }

    void aPinIsNoArgument() { QCOMPARE(Home().ctl({u"pin"_s, u"271828"_s}).exitCode, usage); }

    void helpTellsOfIt()
    {
        const auto finished = Home().ctl({u"pin"_s, u"--help"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(u"kiosk/admin_pin"_s));
    }

    void aTerminalShowsNothingOfIt()
    {
        Terminal terminal(QStringLiteral(KIOSKCTL), {u"pin"_s});

        QVERIFY(terminal.shows("screen: "));
        QVERIFY(!terminal.echoes());
        terminal.type("271828\n");
        QVERIFY(terminal.shows("Once more: "));
        QVERIFY(!terminal.echoes());
        terminal.type("271828\n");

        QVERIFY(terminal.shows("$argon2id$"));
        QCOMPARE(terminal.end().exitCode, done);
        QVERIFY(terminal.echoes());
        QVERIFY2(!terminal.screen().contains("271828"), terminal.screen().constData());
    }

    void aRefusalShowsTheTerminalAgain()
    {
        Terminal terminal(QStringLiteral(KIOSKCTL), {u"pin"_s});
        QVERIFY(terminal.shows("screen: "));

        terminal.type("1234\n");

        QCOMPARE(terminal.end().exitCode, failed);
        QVERIFY(terminal.echoes());
    }

    void theEndOfTheInputIsARefusal()
    {
        Terminal terminal(QStringLiteral(KIOSKCTL), {u"pin"_s});
        QVERIFY(terminal.shows("screen: "));

        terminal.type("\x04"); // Ctrl+D

        QCOMPARE(terminal.end().exitCode, failed);
        QVERIFY(terminal.echoes());
    }

    void aSignalShowsTheTerminalAgain_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("SIGQUIT") << SIGQUIT;
    }

    void aSignalShowsTheTerminalAgain()
    {
        QFETCH(int, signal);
        Terminal terminal(QStringLiteral(KIOSKCTL), {u"pin"_s});
        QVERIFY(terminal.shows("screen: "));
        QVERIFY(!terminal.echoes());

        terminal.send(signal);

        QCOMPARE(terminal.end().signal, signal);
        QVERIFY(terminal.echoes());
    }

    void theKeyThatInterruptsEndsIt()
    {
        Terminal terminal(QStringLiteral(KIOSKCTL), {u"pin"_s});
        QVERIFY(terminal.shows("screen: "));

        terminal.type("27\x03"); // Ctrl+C

        QCOMPARE(terminal.end().signal, SIGINT);
        QVERIFY(terminal.echoes());
        QVERIFY(!terminal.screen().contains("27"));
    }
};

KIOSK_TEST(TestPin)

} // namespace PinTest

#include "tst_pin.moc"
