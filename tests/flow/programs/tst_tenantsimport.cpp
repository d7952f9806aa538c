// SPDX-License-Identifier: GPL-3.0-only
#include "flow/terminal.h"
#include "support/longrun.h"
#include "support/program.h"
#include "support/test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace TenantsImportTest {

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;
using TestSupport::Terminal;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;
constexpr int database = 4;

// Only what hangs takes as long.
constexpr auto patience = std::chrono::minutes(5);

const auto twoTenants = "name,phone,type\n"
                        "Айгүл Асанова,+996 555 12-10-01,tenant\n"
                        "Сергей Ковалёв,0555121002,landlord\n"_ba;

} // namespace

//! `amt-kioskctl tenants import` as an administrator sees it.
class TestTenantsImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }

    void cleanup() { m_home.reset(); }

    void aDryRunTellsAndChangesNothing()
    {
        const auto finished = import(twoTenants, {u"--dry-run"_s});

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(u"would add Айгүл Асанова (+996555121001)"_s));
        QVERIFY(finished.output.contains(u"2 added, 0 changed, 0 unchanged"_s));
        QCOMPARE(names(), QStringList());
    }

    void aFileIsImportedOnce()
    {
        QCOMPARE(import(twoTenants).exitCode, done);

        const auto again = import(twoTenants);

        QCOMPARE(again.exitCode, done);
        QVERIFY(again.output.contains(u"0 added, 0 changed, 2 unchanged"_s));
        QVERIFY2(again.complaints.isEmpty(), qPrintable(again.complaints));
        QCOMPARE(names(), (QStringList{u"Айгүл Асанова"_s, u"Сергей Ковалёв"_s}));
    }

    void aSpreadsheetsFileIsRead()
    {
        // Windows-1251, as a Russian Excel saves it.
        const auto file = "name;phone;type\r\n\xcf\xb8\xf2\xf0;0555121003;staff\r\n"_ba;

        QCOMPARE(import(file).exitCode, done);

        QCOMPARE(names(), QStringList{u"Пётр"_s});
    }

    void detailsAreChanged()
    {
        QCOMPARE(import(twoTenants).exitCode, done);

        const auto finished = import("name,phone,type\nАйгүл Асанова,0555121001,staff\n"_ba);

        QCOMPARE(finished.exitCode, done);
        QVERIFY(finished.output.contains(u"0 added, 1 changed, 0 unchanged"_s));
        QCOMPARE(rows().first().toObject().value("type"_L1).toString(), u"staff"_s);
    }

    void aSecondImportWritesNothing()
    {
        QCOMPARE(import(twoTenants).exitCode, done);
        QVERIFY(m_home->changeDatabase(u"UPDATE tenants SET updated_at = '2020-01-01'"_s));
        const auto audit = auditRows();

        QCOMPARE(import(twoTenants).exitCode, done);

        QVERIFY(m_home->changeDatabase(u"DELETE FROM tenants WHERE updated_at = '2020-01-01'"_s));
        QCOMPARE(names(), QStringList());
        QCOMPARE(auditRows(), audit);
    }

    void columnsThatTheFileDoesNotHaveStay()
    {
        QCOMPARE(import("name,phone,type,comment,is_active\n"
                        "Айгүл Асанова,0555121001,tenant,VIP,false\n"_ba)
                     .exitCode,
                 done);

        QCOMPARE(import(twoTenants).exitCode, done);

        const auto row = rows().first().toObject();
        QCOMPARE(row["comment"_L1].toString(), u"VIP"_s);
        QCOMPARE(row["is_active"_L1].toBool(), false);
    }

    void aDryRunTellsChangesAndFaultsAtOnce()
    {
        QCOMPARE(import(twoTenants).exitCode, done);

        const auto finished = import("name,phone,type,address\n"
                                     "Айгүл Асанова,0555121001,staff,\"Ош, 1\"\n"
                                     "Новый,0555121099,tenant,\n"
                                     "Чужой,0555121002,tenant,\n"
                                     "Плохой,12,boss,\n"
                                     "Второй,0555121099,tenant,\n"_ba,
                                     {u"--dry-run"_s});

        QCOMPARE(finished.exitCode, failed);
        QVERIFY(finished.output.contains(u"would add Новый (+996555121099)"_s));
        QVERIFY(finished.output.contains(u"would change Айгүл Асанова (+996555121001)"_s));
        QVERIFY(finished.output.contains(u"type: \"tenant\" -> \"staff\""_s));
        QVERIFY(finished.output.contains(u"address: \"\" -> \"Ош, 1\""_s));
        QVERIFY(finished.output.contains(u"1 added, 1 changed, 0 unchanged"_s));
        for (const auto &fault :
             {u"line 4: this number belongs to Сергей Ковалёв already"_s, u"line 5: the phone"_s,
              u"line 5: the type"_s, u"line 6: the phone 0555121099 stands in line 3 already"_s})
            QVERIFY2(finished.complaints.contains(fault), qPrintable(finished.complaints));
        QCOMPARE(names().size(), 2);
        QCOMPARE(rows().first()["type"_L1].toString(), u"tenant"_s);
    }

    void aFailingDatabaseLeavesEverythingAsItWas()
    {
        QCOMPARE(import(twoTenants).exitCode, done);
        QVERIFY(m_home->changeDatabase(
            u"CREATE TRIGGER refuse BEFORE INSERT ON tenants WHEN NEW.name = 'Last' "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"_s));
        QByteArray file = "name,phone,type\nАйгүл Асанова,0555121001,staff\n";
        for (int i = 0; i < 2000; ++i)
            file += lineOf(i);

        const auto finished = import(file + "Last,0555121099,tenant\n");

        QCOMPARE(finished.exitCode, database);
        QVERIFY(finished.complaints.contains(u"nothing was imported"_s));
        QCOMPARE(names().size(), 2);
        QCOMPARE(rows().first()["type"_L1].toString(), u"tenant"_s);
        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}).exitCode, done);
    }

    // A hundred thousand lines where there is time for them.
    void aLargeFileIsImportedOnce()
    {
        const int count = TestSupport::isLongRun() ? 100'000 : 10'000;
        QByteArray file = "name,phone,type\n";
        for (int i = 0; i < count; ++i)
            file += lineOf(i);

        const auto first = import(file);
        const auto second = import(file);

        QCOMPARE(first.exitCode, done);
        QVERIFY2(first.complaints.isEmpty(), qPrintable(first.complaints));
        QVERIFY(first.output.contains(u"%1 added, 0 changed, 0 unchanged"_s.arg(count)));
        QCOMPARE(second.exitCode, done);
        QVERIFY(second.output.contains(u"0 added, 0 changed, %1 unchanged"_s.arg(count)));

        const auto exported = m_home->ctl({u"tenants"_s, u"export"_s}, patience);
        QCOMPARE(exported.exitCode, done);
        QCOMPARE(exported.output.count(u'\n'), count + 1);
        QCOMPARE(m_home->ctl({u"audit"_s, u"verify"_s}, patience).exitCode, done);
    }

    void theProgressIsShownAtATerminal()
    {
        const QTemporaryDir folder;
        const auto path = written(twoTenants, folder);
        QStringList words{u"-i"_s};
        words += m_home->environment().toStringList();
        words += {QStringLiteral(KIOSKCTL), u"tenants"_s, u"import"_s, path};

        Terminal terminal(u"/usr/bin/env"_s, words);

        QVERIFY2(terminal.shows("2 added, 0 changed, 0 unchanged"), terminal.screen().constData());
        QCOMPARE(terminal.end().exitCode, done);
        QVERIFY(terminal.screen().contains(
            "Reading  [####################                    ]  50 %"));
        QVERIFY(terminal.screen().contains(
            "Writing  [########################################] 100 %"));
        // The outcome is what stays on the screen.
        QVERIFY(terminal.screen().contains("\r" + QByteArray(57, ' ') + "\rImported:"));
    }

    void aFaultyLineIsNamedAndNothingIsImported()
    {
        const auto finished = import(twoTenants + "Без номера,12,tenant\n");

        QCOMPARE(finished.exitCode, failed);
        QVERIFY2(finished.complaints.contains(u"line 4: "_s), qPrintable(finished.complaints));
        QCOMPARE(names(), QStringList());
    }

    void aNumberOfSomebodyElseIsRefused()
    {
        QCOMPARE(import(twoTenants).exitCode, done);

        const auto finished =
            import("name,phone,type\nНовый,0555121099,tenant\nДругой,0555121001,tenant\n"_ba);

        QCOMPARE(finished.exitCode, failed);
        QVERIFY2(finished.complaints.contains(u"line 3: "_s), qPrintable(finished.complaints));
        QVERIFY(finished.complaints.contains(u"Айгүл Асанова"_s));
        QCOMPARE(names().size(), 2);
    }

    void aFileThatIsNotThereIsSaid()
    {
        const auto finished = m_home->ctl({u"tenants"_s, u"import"_s, u"/no/such.csv"_s});

        QCOMPARE(finished.exitCode, failed);
        QVERIFY(finished.complaints.contains(u"/no/such.csv"_s));
    }

private:
    Finished import(const QByteArray &contents, const QStringList &options = {})
    {
        const QTemporaryDir folder;
        const auto path = written(contents, folder);
        return m_home->ctl(QStringList{u"tenants"_s, u"import"_s, path} + options, patience);
    }

    static QString written(const QByteArray &contents, const QTemporaryDir &folder)
    {
        QFile file(folder.filePath(u"tenants.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("the file cannot be written");
        return file.fileName();
    }

    //! The lines of a tenant for each @p number, whose phones are none of twoTenants.
    static QByteArray lineOf(int number)
    {
        return "Арендатор " + QByteArray::number(number) + ",+996700"
            + QByteArray::number(100'000 + number) + ",tenant\n";
    }

    QJsonArray auditRows() { return m_home->ctl({u"audit"_s, u"list"_s, u"--json"_s}).rows(); }

    QJsonArray rows() { return m_home->ctl({u"tenants"_s, u"list"_s, u"--json"_s}).rows(); }

    QStringList names()
    {
        QStringList all;
        for (const auto &row : rows())
            all.append(row.toObject().value("name"_L1).toString());
        return all;
    }

    std::unique_ptr<Home> m_home;
};

KIOSK_TEST(TestTenantsImport)

} // namespace TenantsImportTest

#include "tst_tenantsimport.moc"
