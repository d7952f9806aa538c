// SPDX-License-Identifier: GPL-3.0-only
#include "support/program.h"
#include "support/test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace TenantsExportTest {

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;

const auto header = u"name,phone,type,contact_person,email,inn,address,comment,is_active\n"_s;

} // namespace

//! `amt-kioskctl tenants export`, and its way back.
class TestTenantsExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }

    void cleanup() { m_home.reset(); }

    void nobodyIsAHeader() { QCOMPARE(exported(), header); }

    void everyColumnIsThereAndEscaped()
    {
        QVERIFY(m_home->addTenant(u"=cmd|' /C calc'!A0"_s, u"+996555121001"_s, u"staff"_s));

        QCOMPARE(exported(), header + u"'=cmd|' /C calc'!A0,'+996555121001,staff,,,,,,true\n"_s);
    }

    void anExportIsImportedWithoutAChange_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("Cyrillic") << u"Айгүл Өмүрова"_s;
        QTest::newRow("comma") << u"a,b"_s;
        QTest::newRow("semicolon") << u"a;b;c"_s;
        QTest::newRow("quotes") << u"ОсОО \"Ромашка\""_s;
        QTest::newRow("only quotes") << u"\"\"\""_s;
        QTest::newRow("formula") << u"=HYPERLINK(\"http://a.example\",\"x\")"_s;
        QTest::newRow("plus") << u"+1"_s;
        QTest::newRow("minus") << u"-1"_s;
        QTest::newRow("at") << u"@a"_s;
        QTest::newRow("full width") << u"＝1"_s;
        QTest::newRow("formula behind a semicolon") << u"a;=1;b"_s;
        QTest::newRow("apostrophe") << u"'Brien"_s;
        QTest::newRow("apostrophe before a formula") << u"'=1"_s;
        QTest::newRow("apostrophes") << u"'''=1"_s;
        QTest::newRow("backslash") << u"a\\nb\\"_s;
        QTest::newRow("blanks around it") << u"  a  "_s;
        QTest::newRow("tab before a formula") << u"\t=1"_s;
        QTest::newRow("tab inside") << u"a\tb"_s;
        QTest::newRow("lines") << u"a\nb\n\nc"_s;
        QTest::newRow("lines of Windows") << u"a\r\nb\r\n"_s;
        QTest::newRow("formula in the next line") << u"a\n=1"_s;
        QTest::newRow("lines and quotes") << u"\"a\"\nb \"c\""_s;
        QTest::newRow("blank lines") << u"\n\na\n"_s;
        QTest::newRow("horse") << u"🐎"_s;
        QTest::newRow("percent") << u"100 % :name ? %1"_s;
    }

    // The text stands in every column that holds one.
    void anExportIsImportedWithoutAChange()
    {
        QFETCH(QString, text);
        QVERIFY(m_home->addTenant(u"Asan"_s, u"+996555121001"_s, u"staff"_s));
        QVERIFY(m_home->addTenant(u"Meerim"_s, u"+77011234567"_s));
        auto quoted = text;
        quoted.replace(u'\'', u"''"_s);
        QVERIFY(m_home->changeDatabase(
            u"UPDATE tenants SET name = '%1', contact_person = '%1', email = '%1', inn = '%1', "
            "address = '%1', comment = '%1', is_active = id <> 1"_s.arg(quoted)));
        const auto before = listed();
        QCOMPARE(before.first()["comment"_L1].toString(), text);

        for (const auto &options : {QStringList(), QStringList{u"--excel"_s}}) {
            const auto file = exported(options);

            const auto imported = import(file.toUtf8());

            QVERIFY2(imported.output.contains(u"0 added, 0 changed, 2 unchanged"_s),
                     qPrintable(file + imported.output + imported.complaints));
        }
        QCOMPARE(listed(), before);
    }

    void anExportFillsAnotherDirectory()
    {
        QVERIFY(m_home->addTenant(u"=1+1 \"x\""_s, u"+996555121001"_s, u"staff"_s));
        QVERIFY(m_home->addTenant(u"'O;Brien"_s, u"+77011234567"_s));
        QCOMPARE(m_home->ctl({u"tenants"_s, u"disable"_s, u"+77011234567"_s}).exitCode, done);
        const auto before = listed();
        const auto file = exported();
        m_home = std::make_unique<Home>();

        QCOMPARE(import(file.toUtf8()).exitCode, done);

        QCOMPARE(listed(), before);
    }

    void whoHasNoNumberIsExportedAndKnownAgain()
    {
        QVERIFY(m_home->addTenant(u"Asan"_s, u"+996555121001"_s));
        QVERIFY(m_home->changeDatabase(u"UPDATE tenants SET phone = NULL"_s));

        const auto file = exported();

        QCOMPARE(file, header + u"Asan,,tenant,,,,,,true\n"_s);
        QVERIFY(import(file.toUtf8()).output.contains(u"0 added, 0 changed, 1 unchanged"_s));
    }

    void jsonIsAsTheTable()
    {
        QVERIFY(m_home->addTenant(u"=1+1"_s, u"+996555121001"_s, u"staff"_s));

        const auto rows = m_home->ctl({u"tenants"_s, u"export"_s, u"--json"_s}).rows();

        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().toObject(),
                 (QJsonObject{{u"name"_s, u"=1+1"_s},
                              {u"phone"_s, u"+996555121001"_s},
                              {u"type"_s, u"staff"_s},
                              {u"contact_person"_s, u""_s},
                              {u"email"_s, u""_s},
                              {u"inn"_s, u""_s},
                              {u"address"_s, u""_s},
                              {u"comment"_s, u""_s},
                              {u"is_active"_s, true}}));
    }

    void excelGetsItsMarkAndSemicolons()
    {
        QVERIFY(m_home->addTenant(u"Айгүл"_s, u"+996555121001"_s));

        QProcess program; // QString would lose the mark
        program.setProcessEnvironment(m_home->environment());
        program.start(QStringLiteral(KIOSKCTL), {u"tenants"_s, u"export"_s, u"--excel"_s});
        QVERIFY(program.waitForFinished());
        const auto file = program.readAllStandardOutput();

        QVERIFY(file.startsWith("\xEF\xBB\xBF"
                                "name;phone;type;"));
        QVERIFY(file.contains("\nАйгүл;'+996555121001;tenant;"));
    }

    void aFullDiskIsSaid()
    {
        QVERIFY(m_home->addTenant(u"Asan"_s, u"+996555121001"_s));
        QProcess program;
        program.setProcessEnvironment(m_home->environment());
        program.setStandardOutputFile(u"/dev/full"_s);

        program.start(QStringLiteral(KIOSKCTL), {u"tenants"_s, u"export"_s});

        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), failed);
        QVERIFY(program.readAllStandardError().contains("the export is not whole"));
    }

private:
    QString exported(const QStringList &options = {})
    {
        return m_home->ctl(QStringList{u"tenants"_s, u"export"_s} + options).output;
    }

    Finished import(const QByteArray &contents)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"tenants.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            return {};
        file.close();
        return m_home->ctl({u"tenants"_s, u"import"_s, file.fileName()});
    }

    QJsonArray listed() { return m_home->ctl({u"tenants"_s, u"list"_s, u"--json"_s}).rows(); }

    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestTenantsExport)

} // namespace TenantsExportTest
#include "tst_tenantsexport.moc"
