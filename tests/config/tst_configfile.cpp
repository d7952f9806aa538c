// SPDX-License-Identifier: GPL-3.0-only
#include "config/configfile.h"
#include "support/test.h"

#include <QTest>

namespace ConfigFileTest {

using namespace Config;
using namespace Qt::StringLiterals;

class TestConfigFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valueIsLiteralToTheEndOfItsLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("value");

        QTest::newRow("plain") << u"key=value"_s << u"value"_s;
        QTest::newRow("blanks around") << u" \tkey =  value \t"_s << u"value"_s;
        QTest::newRow("blanks inside") << u"key=a  b"_s << u"a  b"_s;
        QTest::newRow("semicolon") << u"key=a;b ; c"_s << u"a;b ; c"_s;
        QTest::newRow("comma") << u"key=Бишкек, офис 1"_s << u"Бишкек, офис 1"_s;
        QTest::newRow("hash") << u"key=a # b"_s << u"a # b"_s;
        QTest::newRow("backslash") << uR"(key=a\x41\n\\)"_s << uR"(a\x41\n\\)"_s;
        QTest::newRow("quotes") << u"key=\"a\""_s << u"\"a\""_s;
        QTest::newRow("equals sign") << u"key=a=b="_s << u"a=b="_s;
        QTest::newRow("percent") << u"key=%20"_s << u"%20"_s;
        QTest::newRow("bracket") << u"key=[server]"_s << u"[server]"_s;
        QTest::newRow("empty") << u"key="_s << u""_s;
        QTest::newRow("marks that take no room")
            << u"\u200ekey\u2060 = \u200bvalue\u200e\ufeff"_s << u"value"_s;
        QTest::newRow("carriage return") << u"key=value\r"_s << u"value"_s;
    }

    void valueIsLiteralToTheEndOfItsLine()
    {
        QFETCH(QString, line);
        QFETCH(QString, value);

        const auto file = ConfigFile::parse(u"[server]\n"_s + line + u"\n"_s);

        QVERIFY(file.faults.isEmpty());
        QCOMPARE(file.entries.size(), 1);
        QCOMPARE(file.entries.first().section, u"server"_s);
        QCOMPARE(file.entries.first().key, u"key"_s);
        QCOMPARE(file.entries.first().value, value);
        QCOMPARE(file.entries.first().line, 2);
    }

    void commentsAndEmptyLinesAreNothing()
    {
        const auto file = ConfigFile::parse(u"# one\n\n  ; two=2\n[a]\n#k=v\n \t\n;[b]"_s);

        QVERIFY(file.faults.isEmpty());
        QVERIFY(file.entries.isEmpty());
        QCOMPARE(file.sections.size(), 1);
        QCOMPARE(file.sections.first().name, u"a"_s);
        QCOMPARE(file.sections.first().line, 4);
    }

    void emptyTextIsAFile()
    {
        const auto file = ConfigFile::parse(u"");

        QVERIFY(file.faults.isEmpty());
        QVERIFY(file.entries.isEmpty());
    }

    void sectionMayComeAgain()
    {
        const auto file = ConfigFile::parse(u"[a]\nx=1\n[b]\nx=2\n[a]\ny=3"_s);

        QVERIFY(file.faults.isEmpty());
        QCOMPARE(file.entries.size(), 3);
        QCOMPARE(file.entries.last().section, u"a"_s);
        QCOMPARE(file.entries.last().value, u"3"_s);
    }

    void faultNamesItsLineAndNothingOfIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");

        QTest::newRow("no equals sign") << u"[a]\nsecret"_s << 2;
        QTest::newRow("no key") << u"[a]\n=secret"_s << 2;
        QTest::newRow("key before any section") << u"\nsecret=secret\n[a]"_s << 2;
        QTest::newRow("duplicate key") << u"[a]\nkey=secret\nkey=secret"_s << 3;
        QTest::newRow("duplicate key later") << u"[a]\nkey=1\n[b]\n[a]\nkey=secret"_s << 5;
        QTest::newRow("open section") << u"[secret\n"_s << 1;
        QTest::newRow("comment after section") << u"[a] # secret"_s << 1;
    }

    void faultNamesItsLineAndNothingOfIt()
    {
        QFETCH(QString, text);
        QFETCH(int, line);

        const auto file = ConfigFile::parse(text);

        QCOMPARE(file.faults.size(), 1);
        QCOMPARE(file.faults.first().line, line);
        QVERIFY(!file.faults.first().sentence.contains("secret"_L1));
    }

    void allFaultsAreFound()
    {
        const auto file = ConfigFile::parse(u"x=1\n[a\nnothing\n"_s);

        QCOMPARE(file.faults.size(), 3);
    }
};

KIOSK_TEST(TestConfigFile)

} // namespace ConfigFileTest
#include "tst_configfile.moc"
