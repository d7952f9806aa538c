// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/databasefindings.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace DatabaseFindingsTest {

using namespace Service;
using namespace Qt::StringLiterals;
using Core::FindingCode;
using TestSupport::TestDatabase;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

bool addPerson(Storage::Database &database, const QString &phone, int isActive = 1)
{
    return Storage::run(database,
                        u"INSERT INTO tenants (name, type, phone, is_active, created_at, "
                        "updated_at) VALUES ('Asan', 'tenant', :phone, :active, '', '')"_s,
                        {{u":phone"_s, phone.isEmpty() ? QVariant() : QVariant(phone)},
                         {u":active"_s, isActive}})
        .has_value();
}

} // namespace

class TestDatabaseFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
    }

    void cleanup() { m_database.reset(); }

    void theSchemaIsCompared_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<FindingCode>("code");
        QTest::newRow("current") << u"SELECT 1"_s << FindingCode::SchemaOk;
        QTest::newRow("old") << u"DELETE FROM schema_migrations WHERE version > 1"_s
                             << FindingCode::SchemaOld;
        QTest::newRow("none") << u"DROP TABLE schema_migrations"_s << FindingCode::SchemaOld;
        QTest::newRow("new") << u"INSERT INTO schema_migrations VALUES (99, 'x', 'y')"_s
                             << FindingCode::SchemaNew;
        QTest::newRow("another's")
            << u"ALTER TABLE schema_migrations DROP COLUMN name"_s << FindingCode::SchemaOk;
    }

    void theSchemaIsCompared()
    {
        QFETCH(QString, change);
        QFETCH(FindingCode, code);
        QVERIFY(Storage::run(m_database->database(), change));

        QVERIFY(schemaFinding(m_database->database()).code == code);
    }

    void writingIsTried()
    {
        QVERIFY(writingFinding(m_database->database()).code == FindingCode::DatabaseWritable);

        QVERIFY(Storage::run(m_database->database(), u"PRAGMA query_only = ON"_s));

        const auto finding = writingFinding(m_database->database());
        QVERIFY(finding.code == FindingCode::DatabaseReadOnly);
        QVERIFY(finding.fix.contains(Storage::sentenceOf(Storage::DatabaseTrouble::ReadOnly)));
    }

    void aLargeFileIsLeftAlone()
    {
        auto &database = m_database->database();

        QVERIFY(integrityFinding(database, 512 * mebibyte).code == FindingCode::IntegrityOk);
        const auto large = integrityFinding(database, 512 * mebibyte + 1);

        QVERIFY(large.code == FindingCode::IntegrityUnchecked);
        QCOMPARE(large.count, 512);
    }

    void theDirectoryIsCounted_data()
    {
        QTest::addColumn<QStringList>("phones");
        QTest::addColumn<QStringList>("codes");
        const QString without;
        QTest::newRow("nobody") << QStringList{} << QStringList{u"directory_empty"_s};
        QTest::newRow("nobody with a number")
            << QStringList{without} << QStringList{u"directory_empty"_s};
        QTest::newRow("two") << QStringList{u"+996555121001"_s, u"+996555121002"_s, without}
                             << QStringList{u"directory_ok 2"_s};
        QTest::newRow("one number in two spellings")
            << QStringList{u"+996555121001"_s, u"0555 12-10-01"_s}
            << QStringList{u"directory_ok 2"_s, u"directory_duplicates 1"_s,
                           u"directory_bad_phones 1"_s};
        QTest::newRow("no number") << QStringList{u"+996555121001"_s, u"ask Asan"_s}
                                   << QStringList{u"directory_ok 2"_s, u"directory_bad_phones 1"_s};
    }

    void theDirectoryIsCounted()
    {
        QFETCH(QStringList, phones);
        QFETCH(QStringList, codes);
        for (const auto &phone : phones)
            QVERIFY(addPerson(m_database->database(), phone));

        QStringList found;
        for (const auto &finding : directoryFindings(m_database->database(), u"KG"_s)) {
            const auto count = finding.count ? u" %1"_s.arg(*finding.count) : QString();
            found.append(Core::toString(finding.code) + count);
            QVERIFY(!finding.message.contains("5551"_L1));
        }

        QCOMPARE(found, codes);
    }

    void whoIsDisabledDoesNotCount()
    {
        QVERIFY(addPerson(m_database->database(), u"+996555121001"_s, 0));

        QVERIFY(directoryFindings(m_database->database(), u"KG"_s).first().code
                == FindingCode::DirectoryEmpty);
    }

    void aLostTableIsAFailure()
    {
        QVERIFY(Storage::run(m_database->database(), u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY(Storage::run(m_database->database(), u"DROP TABLE tenants"_s));

        QVERIFY(directoryFindings(m_database->database(), u"KG"_s).first().code
                == FindingCode::DatabaseFailed);
    }

private:
    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestDatabaseFindings)

} // namespace DatabaseFindingsTest

#include "tst_databasefindings.moc"
