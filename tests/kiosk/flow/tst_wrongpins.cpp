// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/pingate.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace WrongPinsTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::WrongPins;
using std::chrono::milliseconds;

class TestWrongPins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverMoreThanTheWholeWaitIsLeft_data()
    {
        QTest::addColumn<int>("inARow");
        QTest::addColumn<milliseconds>("sinceLast");
        QTest::addColumn<milliseconds>("left");

        QTest::newRow("none") << 0 << milliseconds(0s) << milliseconds(0s);
        QTest::newRow("just now") << 3 << milliseconds(0s) << milliseconds(8s);
        QTest::newRow("in the middle") << 3 << milliseconds(5s) << milliseconds(3s);
        QTest::newRow("over") << 3 << milliseconds(1h) << milliseconds(0s);
        QTest::newRow("longest") << 50 << milliseconds(1min) << milliseconds(4min);
        QTest::newRow("clock set back") << 3 << milliseconds(-24h) << milliseconds(8s);
        QTest::newRow("clock of 1970") << 50 << milliseconds(-24h * 20000) << milliseconds(5min);
        QTest::newRow("clock of 2100") << 50 << milliseconds(24h * 27000) << milliseconds(0s);
    }

    void neverMoreThanTheWholeWaitIsLeft()
    {
        QFETCH(int, inARow);
        QFETCH(milliseconds, sinceLast);
        QFETCH(milliseconds, left);
        const auto last = QDateTime::fromString(u"2026-01-23T17:30:00Z"_s, Qt::ISODate);

        QCOMPARE((WrongPins{inARow, last}.waitLeft(last.addDuration(sinceLast))), left);
    }

    void countWithoutATimeWaitsInFull()
    {
        QCOMPARE((WrongPins{4, {}}.waitLeft(QDateTime::currentDateTimeUtc())), milliseconds(16s));
    }

    void whatIsSavedIsRead()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"new folder/wrong-pins.json"_s);
        const WrongPins wrong{.inARow = 7, .last = QDateTime::currentDateTimeUtc()};

        wrong.save(file);

        QCOMPARE(WrongPins::load(file), wrong);
        WrongPins().save(file);
        QVERIFY(!QFile::exists(file));
    }

    void brokenFileIsNone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("inARow");
        QTest::newRow("empty") << ""_ba << 0;
        QTest::newRow("cut off") << "{\"wrong\": 5, "_ba << 0;
        QTest::newRow("no number") << R"({"wrong": "five"})"_ba << 0;
        QTest::newRow("negative") << R"({"wrong": -5})"_ba << 0;
        QTest::newRow("no time") << R"({"wrong": 5, "last": "yesterday"})"_ba << 5;
    }

    void brokenFileIsNone()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, inARow);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"wrong-pins.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();

        const auto wrong = WrongPins::load(file.fileName());

        QCOMPARE(wrong.inARow, inARow);
        QVERIFY(!wrong.last.isValid());
    }
};

KIOSK_TEST(TestWrongPins)

} // namespace WrongPinsTest
#include "tst_wrongpins.moc"
