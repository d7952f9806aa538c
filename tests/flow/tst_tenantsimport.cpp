#include "support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using TestSupport::Finished;
using TestSupport::Home;

namespace {

// Contract 1
constexpr int done = 0;
constexpr int failed = 1;

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
        QFile file(folder.filePath(u"tenants.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            return {};
        file.close();
        return m_home->ctl(QStringList{u"tenants"_s, u"import"_s, file.fileName()} + options);
    }

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

QTEST_GUILESS_MAIN(TestTenantsImport)

#include "tst_tenantsimport.moc"
