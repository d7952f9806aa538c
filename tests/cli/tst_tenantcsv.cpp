// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/tenantcsv.h"
#include "support/test.h"

#include <QTest>

#include <algorithm>

namespace TenantCsvTest {

using namespace Cli;
using namespace Qt::StringLiterals;

namespace {

TenantCsv parsed(const QByteArray &bytes)
{
    return TenantCsv::parse(bytes, {.region = u"KG"_s});
}

QByteArray withRow(const QByteArray &row)
{
    return "name,phone,type,address,is_active\n" + row + "\n";
}

} // namespace

class TestTenantCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allColumnsAreTaken()
    {
        const auto csv = parsed("id;Type;name;phone;contact_person;email;inn;address;comment;"
                                "is_active;created_at;updated_at\n"
                                "17;investor;ОсОО \"Ромашка\";0555 12-10-01;Айгүл;a@example.org;"
                                "01234567890123;\"Бишкек, офис 1\nвход со двора\";VIP;false;x;y\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.size(), 1);
        QCOMPARE(csv.rows.first().line, 2);
        QCOMPARE(csv.rows.first().tenant,
                 (Core::Tenant{.id = 0,
                               .name = u"ОсОО \"Ромашка\""_s,
                               .type = u"investor"_s,
                               .phone = Core::PhoneNumber::fromE164(u"+996555121001"),
                               .isActive = false,
                               .contactPerson = u"Айгүл"_s,
                               .email = u"a@example.org"_s,
                               .inn = u"01234567890123"_s,
                               .address = u"Бишкек, офис 1\nвход со двора"_s,
                               .comment = u"VIP"_s}));
    }

    void threeColumnsAreEnough()
    {
        const auto csv = parsed("name,phone,type\nАйгүл,+996555121001,tenant\n"
                                "Bob,996555121002,Staff\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.size(), 2);
        QCOMPARE(csv.rows.first().tenant.name, u"Айгүл"_s);
        QVERIFY(csv.rows.first().tenant.isActive);
        QCOMPARE(csv.rows.last().tenant.type, u"staff"_s);
        QCOMPARE(csv.rows.last().tenant.phone->e164(), u"+996555121002"_s);
    }

    void windows1251IsRead()
    {
        const auto csv = parsed("name;phone;type\n\xC0\xE9\xE3\xF3\xEB;0555121001;tenant\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.first().tenant.name, u"Айгул"_s);
    }

    void theColumnsOfTheFileAreKnown()
    {
        const auto csv = parsed("Type;name; PHONE;comment\nstaff;Bob;0555121001;x\n");

        QCOMPARE(csv.columns, QStringList({u"type"_s, u"name"_s, u"phone"_s, u"comment"_s}));
    }

    void typesOfTheSettingsAreTaken()
    {
        TenantCsv::Rules rules{.region = u"KG"_s};
        rules.roles.set(u"cleaner"_s, Core::Role::Staff);
        const auto bytes = "name,phone,type\nBob,0555121001,Cleaner\nAnn,0555121002,boss\n"_ba;

        const auto csv = TenantCsv::parse(bytes, rules);

        QCOMPARE(csv.rows.size(), 1);
        QCOMPARE(csv.rows.first().tenant.type, u"cleaner"_s);
        QCOMPARE(csv.faults.size(), 1);
        QVERIFY(csv.faults.first().sentence.contains("company_owner, admin, cleaner"_L1));
    }

    void numbersOfNewRangesAreTakenWhereThatIsWished()
    {
        const auto bytes = "name,phone,type\nBob,+996 123 123456,tenant\n"_ba;

        const auto csv = TenantCsv::parse(bytes, {.region = u"KG"_s, .acceptsUnknownRanges = true});

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.first().tenant.phone->e164(), u"+996123123456"_s);
    }

    void bothFormsOfANumberAreTheSameTenants()
    {
        const auto csv = parsed("name,phone,type\n"
                                "Bob,+55 31 98765-4321,tenant\nAnn,+55 31 8765-4321,tenant\n");

        QCOMPARE(csv.faults.size(), 1);
        QVERIFY(csv.faults.first().sentence.contains(u"stands in line 2 already"_s));
    }

    void whatAnExportEscapedIsAsItWas()
    {
        const auto csv = parsed("name,phone,type,comment\n'=Bob,'+996555121001,tenant,''=x\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows[0].tenant.name, u"=Bob"_s);
        QCOMPARE(csv.rows[0].tenant.phone->e164(), u"+996555121001"_s);
        QCOMPARE(csv.rows[0].tenant.comment, u"'=x"_s);
    }

    void anApostropheOfTheirOwnStays()
    {
        const auto csv = parsed("name,phone,type,comment\nO'Brien,0555121001,tenant,'x'\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows[0].tenant.name, u"O'Brien"_s);
        QCOMPARE(csv.rows[0].tenant.comment, u"'x'"_s);
    }

    void anInnThatASpreadsheetRewroteIsRefused_data()
    {
        QTest::addColumn<QByteArray>("inn");
        QTest::addColumn<bool>("isRefused");

        QTest::newRow("Russian") << "2,01199E+13"_ba << true;
        QTest::newRow("English") << "1.2E+13"_ba << true;
        QTest::newRow("decimal") << "20119901012345.0"_ba << true;
        QTest::newRow("decimal with blanks") << "20 119 900 012 345,00"_ba << true;
        QTest::newRow("Cyrillic") << "2,01199Е+13"_ba << true;
        QTest::newRow("with a blank") << "2,01199 E+13"_ba << true;
        QTest::newRow("too narrow a column") << "########"_ba << true;
        QTest::newRow("a formula's error") << "#N/A"_ba << true;
        QTest::newRow("whole") << "20119901012345"_ba << false;
        QTest::newRow("in a form of its own") << "BY-12.3"_ba << false;
    }

    void anInnThatASpreadsheetRewroteIsRefused()
    {
        QFETCH(QByteArray, inn);
        QFETCH(bool, isRefused);

        const auto csv = parsed("name;phone;type;inn\nBob;0555121001;tenant;" + inn + "\n");

        QCOMPARE(csv.rows.isEmpty(), isRefused);
        QCOMPARE(csv.faults.size(), isRefused ? 1 : 0);
        if (isRefused)
            QVERIFY(csv.faults.first().sentence.startsWith(
                u"the inn \"%1\" was"_s.arg(QString::fromUtf8(inn))));
    }

    void yesAndNoAreReadInThreeLanguages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isActive");

        for (const auto *yes : {"", "true", "TRUE", "1", "yes", "ИСТИНА", "Да", "ооба", "+"})
            QTest::newRow(yes) << QString::fromUtf8(yes) << true;
        for (const auto *no : {"false", "0", "No", "ЛОЖЬ", "нет", "Жок", "-"})
            QTest::newRow(no) << QString::fromUtf8(no) << false;
    }

    void yesAndNoAreReadInThreeLanguages()
    {
        QFETCH(QString, text);
        QFETCH(bool, isActive);

        const auto csv = parsed(withRow("Bob,0555121001,tenant,," + text.toUtf8()));

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.first().tenant.isActive, isActive);
    }

    void aTabIsABlank()
    {
        const auto csv = parsed(withRow("Bob,0555121001,tenant,Osh\t1,"));

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.first().tenant.address, u"Osh 1"_s);
    }

    void whoHasNoNumberStandsApart()
    {
        const auto csv = parsed("name,phone,type\nBob,,tenant\nAnn,0555121001,tenant\n,,staff\n");

        QCOMPARE(csv.rows.size(), 1);
        QCOMPARE(csv.numberless.size(), 1);
        QCOMPARE(csv.numberless.first().line, 2);
        QCOMPARE(csv.numberless.first().tenant.name, u"Bob"_s);
        QCOMPARE(csv.faults.size(), 1); // without a name, either
    }

    void aTextOfSeveralLinesMayHaveQuotesWhereTheFileIsRight()
    {
        const auto csv = parsed("name,phone,type,comment\n"
                                "Bob,0555121001,tenant,\"says \"\"hi\"\"\nand goes\"\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.first().tenant.comment, u"says \"hi\"\nand goes"_s);
    }

    void theProgressIsTold()
    {
        QList<qsizetype> told;
        qsizetype all = 0;

        const auto csv = TenantCsv::parse("name,phone,type\nBob,+996555121001,tenant\nx\n", {},
                                          [&](qsizetype done, qsizetype total) {
                                              told.append(done);
                                              all = total;
                                          });

        QCOMPARE(csv.faults.size(), 1);
        QCOMPARE(told, QList<qsizetype>({1, 2}));
        QCOMPARE(all, 2);
    }

    void headerAloneIsNobody()
    {
        const auto csv = parsed("name,phone,type\n");

        QVERIFY(csv.faults.isEmpty());
        QVERIFY(csv.rows.isEmpty());
    }

    void rowOfEmptyCellsIsNobody()
    {
        const auto csv = parsed("name,phone,type\n,,\nBob,0555121001,tenant\n , ,\n");

        QVERIFY(csv.faults.isEmpty());
        QCOMPARE(csv.rows.size(), 1);
        QCOMPARE(csv.rows.first().line, 3);
    }

    void wrongHeaderIsRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("part");

        QTest::newRow("no name") << QByteArray("phone,type") << u"column name is missing"_s;
        QTest::newRow("no phone") << QByteArray("name,type") << u"column phone is missing"_s;
        QTest::newRow("no type") << QByteArray("name,phone") << u"column type is missing"_s;
        QTest::newRow("unknown") << QByteArray("name,phone,type,age") << u"\"age\" is not known"_s;
        QTest::newRow("unnamed") << QByteArray("name,phone,type,") << u"\"\" is not known"_s;
        QTest::newRow("twice") << QByteArray("name,phone,type,Phone") << u"phone stands there"_s;
    }

    void wrongHeaderIsRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, part);

        const auto csv = parsed("\n" + header + "\nBob,0555121001,tenant\n");

        QVERIFY(csv.rows.isEmpty());
        QCOMPARE(csv.faults.size(), 1);
        QCOMPARE(csv.faults.first().line, 2);
        QVERIFY2(csv.faults.first().sentence.contains(part),
                 qPrintable(csv.faults.first().sentence));
    }

    void emptyFileIsRefused()
    {
        QCOMPARE(parsed("").faults.size(), 1);
        QCOMPARE(parsed(" \n\n").faults.size(), 1);
    }

    void wrongRowIsRefused_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("part");

        QTest::newRow("no name") << QByteArray(" ,0555121001,tenant,,") << u"name is empty"_s;
        QTest::newRow("bad phone")
            << QByteArray("Bob,12,tenant,,") << u"phone \"12\" is no number"_s;
        QTest::newRow("phone of a spreadsheet")
            << QByteArray("Bob,9.96555E+11,tenant,,")
            << u"\"9.96555E+11\" was written by a program that took it for a number"_s;
        QTest::newRow("phone of a program that calculates")
            << QByteArray("Bob,996555121001.0,tenant,,") << u"format the column as text"_s;
        QTest::newRow("phone of one, with blanks")
            << QByteArray("Bob,996 555 121 001.0,tenant,,") << u"format the column as text"_s;
        QTest::newRow("name of questions")
            << QByteArray("???? ?????,0555121001,tenant,,") << u"has lost its letters"_s;
        QTest::newRow("name that nobody sees")
            << QByteArray("\xE2\x80\x8B,0555121001,tenant,,") << u"has lost its letters"_s;
        QTest::newRow("phone with a digit too many")
            << QByteArray("Bob,+7 916 123-45-678,tenant,,") << u"has none with so many digits"_s;
        QTest::newRow("phone with a digit too many, of a country with longer ones")
            << QByteArray("Bob,+996 123 123456,tenant,,")
            << u"libphonenumber knows: look for a digit"_s;
        QTest::newRow("unknown type")
            << QByteArray("Bob,0555121001,boss,,") << u"\"boss\" is not known; allowed: tenant"_s;
        QTest::newRow("no type") << QByteArray("Bob,0555121001,,,") << u"allowed: tenant"_s;
        QTest::newRow("too few cells")
            << QByteArray("Bob,0555121001,tenant,") << u"4 cells instead of 5"_s;
        QTest::newRow("too many cells")
            << QByteArray("Bob,0555121001,tenant,Bishkek,true,1") << u"6 cells instead of 5"_s;
        QTest::newRow("bad truth")
            << QByteArray("Bob,0555121001,tenant,,maybe") << u"is_active is \"maybe\""_s;
        QTest::newRow("control character")
            << QByteArray("B\x07ob,0555121001,tenant,,") << u"name has a control"_s;
        QTest::newRow("line break in a name")
            << QByteArray("\"B\nob\",0555121001,tenant,,") << u"next line; check the quotes"_s;
        QTest::newRow("next row swallowed")
            << QByteArray("Ann,0555121001,tenant,\"A\"1,\nBob,0555121002,tenant,\"B\",")
            << u"address goes on in the next line; check the quotes"_s;
    }

    void wrongRowIsRefused()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, part);

        const auto csv = parsed(withRow(row));

        QVERIFY(csv.rows.isEmpty());
        QCOMPARE(csv.faults.size(), 1);
        QCOMPARE(csv.faults.first().line, 2);
        QVERIFY2(csv.faults.first().sentence.contains(part),
                 qPrintable(csv.faults.first().sentence));
    }

    void aFaultHasNoControlCharacter_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        QTest::newRow("column") << QByteArray("name,phone,type,a\x1B[2J\n");
        QTest::newRow("type") << withRow("Bob,0555121001,a\x1B[2J,,");
        QTest::newRow("phone") << withRow("Bob,12\x1B[2J,tenant,,");
        QTest::newRow("phone of two lines") << withRow("Bob,\"12\nline 9: x\",tenant,,");
        QTest::newRow("truth") << withRow("Bob,0555121001,tenant,,a\x7F");
    }

    void aFaultHasNoControlCharacter()
    {
        QFETCH(QByteArray, bytes);

        const auto csv = parsed(bytes);

        QVERIFY(!csv.faults.isEmpty());
        for (const auto &fault : csv.faults) {
            QVERIFY2(std::all_of(fault.sentence.begin(), fault.sentence.end(),
                                 [](QChar c) { return c.isPrint(); }),
                     qPrintable(fault.sentence));
        }
    }

    void numberMayStandOnlyOnce()
    {
        const auto csv = parsed("name,phone,type\nAnn,0555121001,tenant\nBob,0555121002,tenant\n"
                                "Eve,+996 555 12-10-01,staff\n");

        QCOMPARE(csv.rows.size(), 2);
        QCOMPARE(csv.faults.size(), 1);
        QCOMPARE(csv.faults.first().line, 4);
        QVERIFY(csv.faults.first().sentence.contains("line 2"_L1));
    }

    void allFaultsAreToldInOrder()
    {
        const auto csv = parsed("name,phone,type\n,1,boss\nAnn,0555121001,tenant\nBob,2,tenant\n");

        QList<int> lines;
        for (const auto &fault : csv.faults)
            lines.append(fault.line);
        QCOMPARE(lines, QList<int>({2, 2, 2, 4}));
        QCOMPARE(csv.rows.size(), 1);
    }

    void brokenFileIsRefused()
    {
        const auto csv = parsed("name,phone,type\n\"Bob,0555121001,tenant\n");

        QVERIFY(csv.rows.isEmpty());
        QCOMPARE(csv.faults.size(), 1);
        QCOMPARE(csv.faults.first().line, 2);
    }
};

KIOSK_TEST(TestTenantCsv)

} // namespace TenantCsvTest
#include "tst_tenantcsv.moc"
