// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/csvtable.h"
#include "support/test.h"

#include <QTest>

namespace CsvTableTest {

using namespace Cli;
using namespace Qt::StringLiterals;

namespace {

using Cells = QList<QStringList>;

Cells cellsOf(const CsvTable &table)
{
    Cells cells;
    for (const auto &row : table.rows)
        cells.append(row.cells);
    return cells;
}

} // namespace

class TestCsvTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Cells>("cells");

        const Cells two{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("commas") << QByteArray("a,b\n1,2\n") << two;
        QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n") << two;
        QTest::newRow("no last line end") << QByteArray("a,b\n1,2") << two;
        QTest::newRow("Windows line ends") << QByteArray("a,b\r\n1,2\r\n") << two;
        QTest::newRow("old Mac line ends") << QByteArray("a,b\r1,2\r") << two;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a,b\n1,2")
                                         << two;
        QTest::newRow("blanks") << QByteArray(" a , b\n1 ,\" 2 \"") << two;
        QTest::newRow("empty lines") << QByteArray("\n \na,b\n\n\n1,2\n\n") << two;
        QTest::newRow("quotes") << QByteArray("\"a\",\"b\"\n\"1\",2") << two;
        QTest::newRow("separator in quotes")
            << QByteArray("a,b\n\"1,5\",\"x;y\"") << Cells{{u"a"_s, u"b"_s}, {u"1,5"_s, u"x;y"_s}};
        QTest::newRow("commas among semicolons")
            << QByteArray("a;b\n1,5;2,5") << Cells{{u"a"_s, u"b"_s}, {u"1,5"_s, u"2,5"_s}};
        QTest::newRow("quote in quotes")
            << QByteArray("a\n\"x \"\"y\"\"\"") << Cells{{u"a"_s}, {u"x \"y\""_s}};
        QTest::newRow("quote in a bare cell")
            << QByteArray("a,b\nx \"y\",2") << Cells{{u"a"_s, u"b"_s}, {u"x \"y\""_s, u"2"_s}};
        QTest::newRow("line break in quotes")
            << QByteArray("a,b\n\"1\r\n\n2\",3") << Cells{{u"a"_s, u"b"_s}, {u"1\n\n2"_s, u"3"_s}};
        QTest::newRow("empty cells")
            << QByteArray("a,b\n,\n1,") << Cells{{u"a"_s, u"b"_s}, {u""_s, u""_s}, {u"1"_s, u""_s}};
        QTest::newRow("UTF-8") << QByteArray("Айгүл,Ө\n") << Cells{{u"Айгүл"_s, u"Ө"_s}};
        QTest::newRow("Windows-1251")
            << QByteArray("\xC0\xE9\xE3\xF3\xEB;\xB9 1\n") << Cells{{u"Айгул"_s, u"№ 1"_s}};
        QTest::newRow("Windows-1251 with letters of a neighbour")
            << "\xC0\xED\xE4\xF0\xB3\xE9 \xCA\xEE\xE2\xE0\xEB\xE5\xED\xEA\xEE\n"_ba
            << Cells{{u"Андрій Коваленко"_s}};
        QTest::newRow("code page 866") << "\x80\xA9\xA3\xE3\xAB\xEC;\x91\xA5\xE0\xA3\xA5\xA9\n"_ba
                                       << Cells{{u"Айгуль"_s, u"Сергей"_s}};
        QTest::newRow("letters in two parts")
            << "Кова\u0301ль,\u0418\u0306\n"_ba << Cells{{u"Кова\u0301ль"_s, u"Й"_s}};
        QTest::newRow("the separator said") << "sep=;\na;b,c\n"_ba << Cells{{u"a"_s, u"b,c"_s}};
        QTest::newRow("the separator said by Excel")
            << "\xEF\xBB\xBFSEP=,\r\na;b,c\r\n"_ba << Cells{{u"a;b"_s, u"c"_s}};
        QTest::newRow("KOI8-R") << "\xE1\xCA\xC7\xD5\xCC\xD8;\xF3\xC5\xD2\xC7\xC5\xCA\n"_ba
                                << Cells{{u"Айгуль"_s, u"Сергей"_s}};
        QTest::newRow("tabs") << "a\tb\n1\t2,5\n"_ba << Cells{{u"a"_s, u"b"_s}, {u"1"_s, u"2,5"_s}};
        QTest::newRow("the separator said, in quotes")
            << "\"sep=;\"\na;b\n"_ba << Cells{{u"a"_s, u"b"_s}};
        QTest::newRow("the separator said, with cells behind it")
            << "sep=;,,\na;b\n"_ba << Cells{{u"a"_s, u"b"_s}};
        QTest::newRow("Ctrl+Z and a line end") << "a,b\r\n\x1A\r\n"_ba << Cells{{u"a"_s, u"b"_s}};
        QTest::newRow("Ctrl+Z at the end")
            << "a,b\r\n1,2\r\n\x1A"_ba << Cells{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("nothing") << QByteArray() << Cells();
        QTest::newRow("byte order mark alone") << QByteArray("\xEF\xBB\xBF") << Cells();
    }

    void isReadInEveryForm()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Cells, cells);

        const auto table = CsvTable::parse(bytes);

        QVERIFY(table.faults.isEmpty());
        QCOMPARE(cellsOf(table), cells);
    }

    void rowKnowsItsFirstLine()
    {
        const auto table = CsvTable::parse("\na\n\n\"1\n\n2\"\n3\n\n4");

        QList<int> lines;
        for (const auto &row : table.rows)
            lines.append(row.line);
        QCOMPARE(lines, QList<int>({2, 4, 7, 9}));
    }

    void aQuoteInTheWrongPlaceIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isWellFormed");
        QTest::newRow("no quotes") << "a,b\n1,2\n"_ba << true;
        QTest::newRow("quoted") << "a,b\n\"1\",\"2\"\n"_ba << true;
        QTest::newRow("quoted quotes and lines") << "a\n\"\"\"1\"\"\n2\"\n"_ba << true;
        QTest::newRow("in a bare cell") << "a,b\nx \"y\",2\n"_ba << false;
        QTest::newRow("something behind it") << "a,b\n\"1\"x,2\n"_ba << false;
        QTest::newRow("swallowed") << "a,b\n\"1\"2,3\n4,\"5\"\n"_ba << false;
        QTest::newRow("only the first one") << "a\n\"1\"x\n\"2\"\n"_ba << false;
    }

    void aQuoteInTheWrongPlaceIsNoticed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isWellFormed);

        QCOMPARE(CsvTable::parse(bytes).isWellFormed, isWellFormed);
    }

    void brokenFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part");

        QTest::newRow("NUL") << QByteArray("a,b\n1,\0", 7) << 2 << u"NUL"_s;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "a\0,\0",
                                              6)
                                << 1 << u"NUL"_s;
        QTest::newRow("broken UTF-8") << QByteArray("\xEF\xBB\xBF\xC0\xE9") << 1 << u"UTF-8"_s;
        QTest::newRow("Turkish") << QByteArray("\xDD"
                                               "brahim;Zarlar")
                                 << 1 << u"certainly one of"_s;
        QTest::newRow("German") << QByteArray("M\xFCller;\xD6zdemir") << 1 << u"certainly one of"_s;
        QTest::newRow("letters in either code page")
            << QByteArray("\xE2\xE3\xE2") << 1 << u"certainly one of Windows-1251"_s;
        QTest::newRow("open quote") << QByteArray("a,b\n1,2\n\"3,4\n5,6\n") << 3 << u"quote"_s;
        QTest::newRow("open quote at the end") << QByteArray("a,b\n1,\"") << 2 << u"quote"_s;
        QTest::newRow("many quotes") << QByteArray(99'999, '"') << 1 << u"quote"_s;
    }

    void brokenFileIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(QString, part);

        const auto table = CsvTable::parse(bytes);

        QVERIFY(table.rows.isEmpty());
        QCOMPARE(table.faults.size(), 1);
        QCOMPARE(table.faults.first().line, line);
        QVERIFY(table.faults.first().sentence.contains(part));
    }
};

KIOSK_TEST(TestCsvTable)

} // namespace CsvTableTest
#include "tst_csvtable.moc"
