// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/sqlauditlog.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "storage/stores/sqlattemptstore.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/backup.h"
#include "support/filesizelimit.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace RestoreTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::FileSizeLimit;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27, 0, 456}, Qt::UTC);

Core::AuditEntry entry()
{
    return {.at = now,
            .actor = u"administrator"_s,
            .action = Core::AuditAction::databaseRestored,
            .subject = u"database"_s,
            .origin = u"command line"_s,
            .detail = u"copy.db"_s};
}

bool addTenant(Database &database, const QString &name)
{
    return run(database,
               u"INSERT INTO tenants (name, type, created_at, updated_at) "
               "VALUES (:name, 'tenant', '2026', '2026')"_s,
               {{u":name"_s, name}})
        .has_value();
}

Core::Attempt attempt()
{
    return {.id = QUuid::createUuid(),
            .state = {},
            .createdAt = now,
            .expiresAt = now.addSecs(180),
            .channelTokenHash = "hash",
            .language = {},
            .kiosk = {},
            .verifiedPhone = {},
            .tenantId = {}};
}

} // namespace

//! The promises of `restore` about the database and to those who use it.
class TestRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_live = std::make_unique<TestDatabase>(u"QSQLITE"_s);
        QVERIFY(m_live->isReady());
        QVERIFY(addTenant(m_live->database(), u"Asan"_s));
    }

    void cleanup()
    {
        m_live.reset();
        m_folder.reset();
    }

    void theDatabaseIsWhatItWas()
    {
        QVERIFY(backUp(m_live->database(), backup()));
        QVERIFY(addTenant(m_live->database(), u"Bakyt"_s));

        const auto restored = restore(m_live->database(), backup(), entry());

        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().sentence));
        QCOMPARE(tenants(m_live->database()), QStringList{u"Asan"_s});
        QCOMPARE(m_live->valueOf(u"PRAGMA journal_mode"_s), u"wal"_s);
        QCOMPARE(m_live->valueOf(u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    // A server between two requests: its statements stay prepared.
    void whoUsesTheDatabaseSeesItFromTheNextStatementOn()
    {
        const auto server = m_live->anotherConnection();
        auto &database = server->database();
        SqlAttemptStore attempts(database);
        QVERIFY(backUp(m_live->database(), backup()));
        const auto before = attempt();
        QVERIFY(addTenant(database, u"Bakyt"_s));
        QVERIFY(attempts.insert(before));
        QCOMPARE(tenants(database).size(), 2);

        QVERIFY(restore(m_live->database(), backup(), entry()));

        QCOMPARE(tenants(database), QStringList{u"Asan"_s});
        QVERIFY(!attempts.find(before.id)->has_value());
        QVERIFY(addTenant(database, u"Cholpon"_s));
        const auto after = attempt();
        QVERIFY(SqlUnitOfWork(database).commit([&] { return attempts.insert(after); }));
        QVERIFY(attempts.find(after.id)->has_value());
        QCOMPARE(tenants(m_live->database()), (QStringList{u"Asan"_s, u"Cholpon"_s}));
    }

    void theSafetyCopyHoldsWhatWasThere()
    {
        QVERIFY(backUp(m_live->database(), backup()));
        QVERIFY(addTenant(m_live->database(), u"Bakyt"_s));

        const auto restored = restore(m_live->database(), backup(), entry());
        QVERIFY(restored);

        QCOMPARE(QFileInfo(restored->safetyCopy).absolutePath(),
                 QFileInfo(m_live->file()).absolutePath());
        QVERIFY(
            !(QFile::permissions(restored->safetyCopy) & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(restore(m_live->database(), restored->safetyCopy, entry()));
        QCOMPARE(tenants(m_live->database()), (QStringList{u"Asan"_s, u"Bakyt"_s}));
    }

    void whatWasLiveIsNotRevived()
    {
        auto &database = m_live->database();
        SqlAttemptStore attempts(database);
        SqlSessionStore sessions(database);
        const auto pending = attempt();
        QVERIFY(attempts.insert(pending));
        const Core::Session session{.id = 0,
                                    .attemptId = {},
                                    .tenantId = 1,
                                    .tokenHash = "token",
                                    .createdAt = now,
                                    .lastUsedAt = now,
                                    .idle = std::chrono::seconds(600),
                                    .endsAt = now.addSecs(600),
                                    .revokedAt = {}};
        QVERIFY(sessions.insert(session));
        for (const auto &sql :
             {u"INSERT INTO handoff_codes (code_hash, tenant_id, created_at, expires_at) "
              "VALUES ('c', 1, '2026', '2027')"_s,
              u"INSERT INTO link_tickets (attempt_id, ticket, created_at, expires_at) "
              "SELECT attempt_id, '1234', '2026', '2027' FROM login_attempts"_s,
              u"INSERT INTO deferred_messages VALUES (1, 'c', 'm', 'a', 'l', '2026', '2026')"_s})
            QVERIFY(run(database, sql));
        QVERIFY(backUp(database, backup()));

        const auto restored = restore(database, backup(), entry());

        QVERIFY(restored);
        QCOMPARE(restored->endedSessions, 1);
        QCOMPARE(restored->expiredAttempts, 1);
        QVERIFY(!sessions.findByToken("token").value()->isLiveAt(now.addSecs(1)));
        QCOMPARE(
            attempts.find(pending.id).value()->state,
            (Core::AttemptState{Core::AttemptStatus::Failed, Core::FailureReason::AttemptExpired}));
        for (const auto *table : {"handoff_codes", "link_tickets", "deferred_messages"})
            QCOMPARE(m_live->valueOf(u"SELECT count(*) FROM "_s + QLatin1StringView(table)), 0);
    }

    void theRestoredAuditTellsOfIt()
    {
        SqlAuditLog log(m_live->database());
        QVERIFY(log.append(entry()));
        QVERIFY(backUp(m_live->database(), backup()));

        QVERIFY(restore(m_live->database(), backup(), entry()));

        QVERIFY(log.verify()->faults.isEmpty());
        QCOMPARE(log.newest(9)->size(), 2);
        QCOMPARE(log.newest(1)->first().entry.action, u"database.restored"_s);
    }

    void anOlderSchemaIsBroughtUpToDate()
    {
        QVERIFY(makeDatabase(backup(), builtInMigrations(Engine::Sqlite).mid(0, 2)));

        QVERIFY(restore(m_live->database(), backup(), entry()));

        const Migrator migrator(m_live->database());
        QCOMPARE(migrator.currentVersion().value(), migrator.newestVersion());
        QCOMPARE(tenants(m_live->database()), QStringList());
    }

    void pagesOfAnotherSizeAreTaken()
    {
        QVERIFY(backUp(m_live->database(), backup()));
        {
            const auto file = SqliteFile::open(backup(), SqliteFile::Access::Write).value();
            QVERIFY(file.ask("PRAGMA page_size = 8192") && file.ask("VACUUM"));
        }
        QVERIFY(addTenant(m_live->database(), u"Bakyt"_s));

        const auto restored = restore(m_live->database(), backup(), entry());

        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().sentence));
        QCOMPARE(tenants(m_live->database()), QStringList{u"Asan"_s});
    }

    void intoNothingNothingIsKept()
    {
        const TestDatabase empty(u"QSQLITE"_s, TestDatabase::Content::Nothing);
        QVERIFY(backUp(m_live->database(), backup()));

        const auto restored = restore(empty.database(), backup(), entry());

        QVERIFY(restored);
        QVERIFY(restored->safetyCopy.isEmpty());
        QCOMPARE(tenants(empty.database()), QStringList{u"Asan"_s});
    }

    void anUnusableFileChangesNothing_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("why");
        QTest::newRow("missing") << u"missing"_s << u"no file"_s;
        QTest::newRow("folder") << u"folder"_s << u"no file"_s;
        QTest::newRow("empty") << u"empty"_s << u"not a database of this program"_s;
        QTest::newRow("not SQLite") << u"text"_s << u"file is not a database"_s;
        QTest::newRow("damaged") << u"damaged"_s << u"damaged"_s;
        QTest::newRow("cut off") << u"cut"_s << u"cannot be restored"_s;
        QTest::newRow("of another program") << u"foreign"_s << u"not a database of this program"_s;
        QTest::newRow("migrations of another program")
            << u"rails"_s << u"not a database of this program"_s;
        QTest::newRow("newer") << u"newer"_s << u"update the program"_s;
        QTest::newRow("itself") << u"itself"_s << u"the database itself"_s;
    }

    void anUnusableFileChangesNothing()
    {
        QFETCH(QString, kind);
        QFETCH(QString, why);
        const auto file = fileOf(kind);
        const auto filesBefore = files();

        const auto restored = restore(m_live->database(), file, entry());

        QVERIFY(!restored);
        QVERIFY2(restored.error().sentence.contains(why), qPrintable(restored.error().sentence));
        QCOMPARE(tenants(m_live->database()), QStringList{u"Asan"_s});
        QCOMPARE(m_live->valueOf(u"SELECT count(*) FROM audit_log"_s), 0);
        QCOMPARE(files(), filesBefore);
    }

    void aFullDiskChangesNothing_data()
    {
        QTest::addColumn<int>("kilobytes");
        for (const int kilobytes : {20, 150, 230, 300})
            QTest::addRow("%d", kilobytes) << kilobytes;
    }

    void aFullDiskChangesNothing()
    {
        QFETCH(int, kilobytes);
        QVERIFY(backUp(m_live->database(), backup()));
        QVERIFY(run(m_live->database(),
                    u"UPDATE tenants SET comment = hex(zeroblob(100000))"_s)); // 200 kB
        const auto filesBefore = files();

        {
            const FileSizeLimit limit(rlim_t(kilobytes) * 1000);
            QVERIFY(!restore(m_live->database(), backup(), entry()));
        }

        QCOMPARE(m_live->valueOf(u"SELECT length(comment) FROM tenants"_s), 200000);
        QCOMPARE(m_live->valueOf(u"SELECT count(*) FROM audit_log"_s), 0);
        QCOMPARE(files(), filesBefore);
        QVERIFY(restore(m_live->database(), backup(), entry()));
    }

    void aDatabaseOfANewerProgramIsLeftAlone()
    {
        QVERIFY(backUp(m_live->database(), backup()));
        QVERIFY(run(m_live->database(), u"INSERT INTO schema_migrations VALUES (99, 'x', 'y')"_s));

        const auto restored = restore(m_live->database(), backup(), entry());

        QVERIFY(!restored);
        QCOMPARE(m_live->valueOf(u"SELECT max(version) FROM schema_migrations"_s), 99);
    }

    void aLockedDatabaseIsLeftAlone()
    {
        QVERIFY(backUp(m_live->database(), backup()));
        QVERIFY(addTenant(m_live->database(), u"Bakyt"_s));
        const auto writer = m_live->anotherConnection();
        QVERIFY(beginWriting(writer->database()));
        const auto filesBefore = files();

        const auto restored = restore(m_live->database(), backup(), entry());

        QVERIFY(!restored);
        QCOMPARE(restored.error().kind, CopyError::Kind::Database);
        QVERIFY(restored.error().sentence.contains(u"locked"_s));
        QCOMPARE(files(), filesBefore);
        QVERIFY(commitWriting(writer->database()));
        QCOMPARE(tenants(m_live->database()).size(), 2);
    }

private:
    [[nodiscard]] QString backup() const { return m_folder->filePath(u"copy.db"_s); }

    [[nodiscard]] QStringList files() const
    {
        return QFileInfo(m_live->file()).dir().entryList(QDir::Files);
    }

    [[nodiscard]] static QStringList tenants(Database &database)
    {
        auto rows = execute(database, u"SELECT name FROM tenants ORDER BY id"_s);
        QStringList names;
        while (rows && rows->next())
            names.append(rows->value(0).toString());
        return names;
    }

    [[nodiscard]] static bool makeDatabase(const QString &file, const QList<Migration> &migrations)
    {
        const auto connection = Connection::open(u"sqlite:"_s + file);
        return connection && Migrator((*connection)->database(), migrations).migrate();
    }

    [[nodiscard]] QString fileOf(const QString &kind) const
    {
        if (kind == "folder"_L1)
            return m_folder->path();
        if (kind == "itself"_L1)
            return m_live->file();
        if (kind == "missing"_L1)
            return backup();
        QFile file(backup());
        if (kind == "foreign"_L1 || kind == "rails"_L1) {
            const auto table = kind == "rails"_L1 ? u"schema_migrations"_s : u"notes"_s;
            const auto connection = Connection::open(u"sqlite:"_s + backup()).value();
            (void)run(connection->database(), u"CREATE TABLE %1 (version, name)"_s.arg(table));
            (void)run(connection->database(), u"INSERT INTO %1 VALUES (1, 'notes')"_s.arg(table));
            return backup();
        }
        if (kind == "newer"_L1) {
            auto migrations = builtInMigrations(Engine::Sqlite);
            migrations.append({.version = int(migrations.size()) + 1,
                               .name = u"later"_s,
                               .sql = u"CREATE TABLE later (id INTEGER);\n"_s});
            (void)makeDatabase(backup(), migrations);
            return backup();
        }
        if (kind == "damaged"_L1 || kind == "cut"_L1)
            (void)backUp(m_live->database(), backup());
        (void)file.open(QIODevice::ReadWrite);
        if (kind == "text"_L1)
            file.write(QByteArray(10000, 'x'));
        else if (kind == "damaged"_L1 && file.seek(8 * 4096))
            file.write(QByteArray(4096, 'x'));
        else if (kind == "cut"_L1)
            file.resize(file.size() / 2);
        return backup();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_live;
};

KIOSK_TEST(TestRestore)

} // namespace RestoreTest

#include "tst_restore.moc"
