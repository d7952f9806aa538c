// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/sqlauditlog.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/backup.h"
#include "support/filesizelimit.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <stop_token>
#include <thread>

namespace BackupTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::FileSizeLimit;
using TestSupport::TestDatabase;

namespace {

const auto addTenant = u"INSERT INTO tenants (name, type, created_at, updated_at) "
                       "VALUES ('Asan', 'tenant', '2026', '2026')"_s;

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

//! The promises of `backup` about the file that it writes.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_database->isReady());
        QVERIFY(run(m_database->database(), addTenant));
    }

    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void theCopyIsOneWholeFileForItsUserOnly()
    {
        QVERIFY(backUp(m_database->database(), target()));

        QCOMPARE(tenantsIn(target()), u"1"_s);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"copy.db"_s});
        QVERIFY(!(QFile::permissions(target())
                  & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        const auto copy = SqliteFile::open(target(), SqliteFile::Access::Read).value();
        QCOMPARE(examine(copy).value(), builtInMigrations(Engine::Sqlite).last().version);
        QCOMPARE(copy.ask("PRAGMA journal_mode").value(), QStringList{u"delete"_s});
    }

    void progressEndsWithAll()
    {
        QList<int> seen;

        QVERIFY(backUp(m_database->database(), target(),
                       [&seen](int percent) { seen.append(percent); }));

        QVERIFY(!seen.isEmpty());
        QCOMPARE(seen.last(), 100);
        QVERIFY(std::ranges::is_sorted(seen));
    }

    void anOlderCopyIsReplaced()
    {
        QVERIFY(backUp(m_database->database(), target()));
        QVERIFY(run(m_database->database(), addTenant));

        QVERIFY(backUp(m_database->database(), target()));

        QCOMPARE(tenantsIn(target()), u"2"_s);
    }

    void aLinkIsFollowed()
    {
        const auto place = m_folder->filePath(u"place.db"_s);
        QVERIFY(write(place, "old"));
        QVERIFY(QFile::link(place, target()));

        QVERIFY(backUp(m_database->database(), target()));

        QVERIFY(QFileInfo(target()).isSymLink());
        QCOMPARE(tenantsIn(place), u"1"_s);
    }

    void theDatabaseItselfIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const auto *suffix : {"", "-wal", "-shm", "-journal"})
            QTest::newRow(*suffix ? suffix : "itself") << QString::fromLatin1(suffix);
    }

    void theDatabaseItselfIsNotOverwritten()
    {
        QFETCH(QString, suffix);

        const auto done = backUp(m_database->database(), m_database->file() + suffix);

        QVERIFY(!done);
        QVERIFY(done.error().sentence.contains(u"the database itself"_s));
        QCOMPARE(m_database->valueOf(u"SELECT count(*) FROM tenants"_s), 1);
    }

    void norThroughALink()
    {
        QVERIFY(QFile::link(m_database->file(), target()));

        QVERIFY(!backUp(m_database->database(), target()));

        QCOMPARE(m_database->valueOf(u"SELECT count(*) FROM tenants"_s), 1);
    }

    void whereNothingCanBeWrittenThatIsSaid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("no folder") << u"/nowhere/at/all.db"_s;
        QTest::newRow("a folder") << QDir::tempPath();
        QTest::newRow("a device") << u"/dev/null"_s;
        QTest::newRow("no room for files") << u"/proc/copy.db"_s;
    }

    void whereNothingCanBeWrittenThatIsSaid()
    {
        QFETCH(QString, file);

        const auto done = backUp(m_database->database(), file);

        QVERIFY(!done);
        QCOMPARE(done.error().kind, CopyError::Kind::Refused);
        QVERIFY(done.error().sentence.contains(file));
    }

    void aFullDiskLeavesTheOldCopy()
    {
        QVERIFY(backUp(m_database->database(), target()));
        const auto before = contentOf(target());
        QVERIFY(run(m_database->database(), addTenant));
        const FileSizeLimit limit(20000);

        const auto done = backUp(m_database->database(), target());

        QVERIFY(!done);
        QVERIFY2(done.error().sentence.contains(u"room on the disk"_s),
                 qPrintable(done.error().sentence));
        QCOMPARE(contentOf(target()), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"copy.db"_s});
    }

    void aDamagedDatabaseDoesNotReplaceAGoodCopy()
    {
        QVERIFY(backUp(m_database->database(), target()));
        const auto before = contentOf(target());
        QVERIFY(run(m_database->database(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        m_database->database().forgetStatements();
        QFile file(m_database->file());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(8 * 4096));
        QCOMPARE(file.write(QByteArray(4096, 'x')), 4096);
        file.close();
        const auto connection = m_database->anotherConnection();
        QVERIFY(connection);

        const auto done = backUp(connection->database(), target());

        QVERIFY(!done);
        QCOMPARE(done.error().kind, CopyError::Kind::Database);
        QVERIFY2(done.error().sentence.contains(u"damaged"_s), qPrintable(done.error().sentence));
        QCOMPARE(contentOf(target()), before);
    }

    void rowsThatReferToNothingAreDamage()
    {
        const auto connection = m_database->anotherConnection();
        QVERIFY(run(connection->database(), u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY(run(connection->database(),
                    u"INSERT INTO sessions (tenant_id, idle_seconds, created_at, last_used_at, "
                    "ends_at) VALUES (99, 1, '2026', '2026', '2026')"_s));

        const auto done = backUp(m_database->database(), target());

        QVERIFY(!done);
        QVERIFY(done.error().sentence.contains(u"missing"_s));
        QVERIFY(!QFile::exists(target()));
    }

    void anEmptyDatabaseIsNotSaved()
    {
        const TestDatabase empty(u"QSQLITE"_s, TestDatabase::Content::Nothing);

        const auto done = backUp(empty.database(), target());

        QVERIFY(!done);
        QVERIFY(!QFile::exists(target()));
    }

    void postgresHasToolsOfItsOwn()
    {
        const TestDatabase postgres(u"QPSQL"_s, TestDatabase::Content::Nothing);
        QVERIFY(postgres.isReady());

        const auto done = backUp(postgres.database(), target());

        QVERIFY(!done);
        QCOMPARE(done.error().kind, CopyError::Kind::Refused);
        QVERIFY(done.error().sentence.contains(u"pg_dump"_s));
    }

    // A copy has both or neither of two rows that are always written together.
    void aCopyIsAsOfOneMomentWhateverIsWrittenMeanwhile()
    {
        std::jthread server([this](const std::stop_token &end) {
            const auto connection = m_database->anotherConnection();
            SqlAuditLog log(connection->database());
            while (!end.stop_requested()) {
                (void)SqlUnitOfWork(connection->database()).commit([&]() -> Core::Stored<void> {
                    if (auto added = run(connection->database(), addTenant); !added)
                        return added;
                    return log.append({.at = QDateTime::currentDateTimeUtc(),
                                       .actor = u"server"_s,
                                       .action = Core::AuditAction::tenantAdded,
                                       .subject = {},
                                       .origin = {},
                                       .detail = {}});
                });
            }
        });
        QTRY_VERIFY(m_database->valueOf(u"SELECT count(*) FROM tenants"_s).toInt() > 5);

        for (int i = 0; i < 10; ++i) {
            const auto acknowledged = m_database->valueOf(u"SELECT count(*) FROM tenants"_s);
            QVERIFY(backUp(m_database->database(), target()));

            QVERIFY(tenantsIn(target()).toInt() >= acknowledged.toInt());
            const auto copy = Connection::open(u"sqlite:"_s + target()).value();
            const auto verdict = SqlAuditLog(copy->database()).verify().value();
            QVERIFY(verdict.faults.isEmpty());
            QCOMPARE(verdict.rows + 1, tenantsIn(target()).toInt());
        }
    }

    void nobodyWaitsForABackupNorGetsIntoIt()
    {
        QVERIFY(run(m_database->database(),
                    u"UPDATE tenants SET comment = hex(zeroblob(2000000))"_s)); // several steps
        const auto connection = m_database->anotherConnection();
        int steps = 0;

        const auto done = backUp(m_database->database(), target(), [&](int) {
            if (++steps == 1)
                QVERIFY(run(connection->database(), addTenant));
        });

        QVERIFY(done);
        QVERIFY(steps > 2);
        QCOMPARE(tenantsIn(target()), u"1"_s);
        QCOMPARE(m_database->valueOf(u"SELECT count(*) FROM tenants"_s), 2);
    }

private:
    [[nodiscard]] QString target() const { return m_folder->filePath(u"copy.db"_s); }

    [[nodiscard]] static QString tenantsIn(const QString &file)
    {
        const auto copy = SqliteFile::open(file, SqliteFile::Access::Read);
        return copy ? copy->ask("SELECT count(*) FROM tenants").value().value(0) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestBackup)

} // namespace BackupTest

#include "tst_backup.moc"
