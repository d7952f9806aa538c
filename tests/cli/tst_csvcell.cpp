// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/csvtable.h"
#include "support/test.h"

#include <QTest>

namespace CsvCellTest {

using namespace Cli;
using namespace Qt::StringLiterals;

class TestCsvCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatASpreadsheetWouldRunIsEscaped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");

        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+996555121001"_s << u"'+996555121001"_s;
        QTest::newRow("minus") << u"-2+3"_s << u"'-2+3"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t'=1"_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"'\r'=1"_s;
        QTest::newRow("full width") << u"＝1＋1"_s << u"'＝1＋1"_s;
        QTest::newRow("behind its own apostrophe") << u"'=1"_s << u"''=1"_s;
        QTest::newRow("behind two") << u"''=1"_s << u"'''=1"_s;
        QTest::newRow("behind a semicolon") << u"a;=1"_s << u"a;'=1"_s;
        QTest::newRow("behind a comma") << u"a,=1,b,+2"_s << u"a,'=1,b,'+2"_s;
        QTest::newRow("in the next line") << u"a\n=1"_s << u"a\n'=1"_s;
        QTest::newRow("behind two separators") << u";;=1"_s << u";;'=1"_s;

        for (const auto &harmless :
             {u"Айгүл Асанова"_s, u"ОсОО «Ромашка»"_s, u"O'Brien"_s, u"'quoted'"_s, u"'"_s,
              u"a@example.org"_s, u"1+1=2"_s, u"Бишкек, -1 этаж"_s, u"01234567890123"_s})
            QTest::newRow(qPrintable(harmless)) << harmless << harmless;
    }

    void whatASpreadsheetWouldRunIsEscaped()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);

        QCOMPARE(escapedCell(text), cell);
        QCOMPARE(unescapedCell(cell), text);
    }

    // All texts of five characters that matter.
    void everyTextComesBack()
    {
        const auto alphabet = u"=+'a;,\n\t"_s;
        constexpr qsizetype length = 5;
        qsizetype count = 1;
        for (qsizetype i = 0; i < length; ++i)
            count *= alphabet.size();
        for (qsizetype number = 0; number < count; ++number) {
            QString text;
            for (auto rest = number; text.size() < length; rest /= alphabet.size())
                text += alphabet[rest % alphabet.size()];
            QCOMPARE(unescapedCell(escapedCell(text)), text);
        }
    }

    void anApostropheOfTheirOwnStays_data()
    {
        QTest::addColumn<QString>("cell");
        for (const auto &cell : {u"'a"_s, u"a'=1"_s, u"''"_s, u"'"_s, u"O'=Brien"_s})
            QTest::newRow(qPrintable(cell)) << cell;
    }

    void anApostropheOfTheirOwnStays()
    {
        QFETCH(QString, cell);

        QCOMPARE(unescapedCell(cell), cell);
    }

    void aFileHoldsPlainText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("lines");
        QTest::newRow("blanks") << u" \u00a0a b \t"_s << u"a b"_s << u"a b"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a b"_s << u"a\nb"_s;
        QTest::newRow("of Windows") << u"a\r\nb\r"_s << u"a b"_s << u"a\nb"_s;
        QTest::newRow("control") << u"a\u001b[2Jb\u007f"_s << u"a [2Jb"_s << u"a [2Jb"_s;
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void aFileHoldsPlainText()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QFETCH(QString, lines);

        QCOMPARE(plainText(text, false), line);
        QCOMPARE(plainText(text, true), lines);
    }

    void quotesStandWhereTheyAreNeeded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << u"Айгүл"_s << "Айгүл"_ba;
        QTest::newRow("nothing") << QString() << QByteArray();
        QTest::newRow("comma") << u"a,b"_s << "\"a,b\""_ba;
        QTest::newRow("semicolon") << u"a;b"_s << "\"a;b\""_ba;
        QTest::newRow("line break") << u"a\nb"_s << "\"a\nb\""_ba;
        QTest::newRow("quotes") << u"\"a\""_s << "\"\"\"a\"\"\""_ba;
        QTest::newRow("only quotes") << u"\"\"\""_s << "\"\"\"\"\"\"\"\""_ba;
    }

    void quotesStandWhereTheyAreNeeded()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);

        QCOMPARE(quotedCell(text), cell);
        const auto table = CsvTable::parse("a,b\n" + cell + ",1\n");
        QCOMPARE(table.rows.last().cells, QStringList({text, u"1"_s}));
        QVERIFY(table.isWellFormed);
    }
};

KIOSK_TEST(TestCsvCell)

} // namespace CsvCellTest
#include "tst_csvcell.moc"
