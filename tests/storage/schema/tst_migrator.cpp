// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QSet>
#include <QSqlRecord>
#include <QTest>

#include <mutex>
#include <thread>
#include <vector>

namespace MigratorTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

QSet<QString> columnsOf(const TestDatabase &database, const QString &table)
{
    const auto record = database.database().sql().record(table);
    QSet<QString> names;
    for (int i = 0; i < record.count(); ++i)
        names.insert(record.fieldName(i));
    return names;
}

//! Opens and migrates as a program does that has just started: the steps it applied.
Core::Expected<int, DatabaseError> startOn(const QString &url)
{
    const auto connection = Connection::open(url);
    if (!connection)
        return Core::Unexpected(connection.error());
    return Migrator((*connection)->database()).migrate();
}

Migration step(int version, const QString &sql)
{
    return {.version = version, .name = u"step"_s, .sql = sql};
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver, TestDatabase::Content::Nothing);
        QVERIFY(m_database->isReady());
    }

    void cleanup() { m_database.reset(); }

    void stepsAreInTheirOrder()
    {
        const auto migrations = builtInMigrations(m_database->database().engine());

        QVERIFY(!migrations.isEmpty());
        for (int i = 0; i < int(migrations.size()); ++i) {
            QVERIFY(i == 0 || migrations[i].version > migrations[i - 1].version);
            QVERIFY(!migrations[i].name.isEmpty());
            QVERIFY(!migrations[i].sql.isEmpty());
        }
    }

    void anEmptyDatabaseGetsTheSchema()
    {
        Migrator migrator(m_database->database());
        QCOMPARE(migrator.currentVersion(), 0);

        const auto applied = migrator.migrate();

        QCOMPARE(applied, migrator.newestVersion());
        QCOMPARE(migrator.currentVersion(), migrator.newestVersion());
        const auto tables = m_database->database().sql().tables();
        for (const auto &table :
             {u"tenants"_s, u"login_attempts"_s, u"sessions"_s, u"webhook_events"_s,
              u"sender_numbers"_s, u"sender_links"_s, u"deferred_messages"_s, u"link_tickets"_s,
              u"schema_migrations"_s})
            QVERIFY2(tables.contains(table), qPrintable(table));
    }

    // Contract 4: another site reads these.
    void tablesKeepTheNamesOfTheOriginalSystem()
    {
        QVERIFY(Migrator(m_database->database()).migrate());

        QVERIFY(columnsOf(*m_database, u"tenants"_s)
                    .contains({u"id"_s, u"name"_s, u"type"_s, u"contact_person"_s, u"email"_s,
                               u"phone"_s, u"inn"_s, u"address"_s, u"comment"_s, u"created_at"_s,
                               u"updated_at"_s}));
        QVERIFY(
            columnsOf(*m_database, u"login_attempts"_s)
                .contains({u"id"_s, u"attempt_id"_s, u"status"_s, u"failure_reason"_s,
                           u"verified_phone"_s, u"expected_phone"_s, u"otp_code"_s, u"user_id"_s,
                           u"metadata"_s, u"created_at"_s, u"expires_at"_s, u"updated_at"_s}));
    }

    void aCurrentDatabaseIsLeftAlone()
    {
        Migrator migrator(m_database->database());
        QVERIFY(migrator.migrate());
        const auto before = writesSoFar();

        QCOMPARE(migrator.migrate(), 0);
        QCOMPARE(m_database->valueOf(u"SELECT count(*) FROM schema_migrations"_s).toInt(),
                 migrator.newestVersion());
        QCOMPARE(writesSoFar(), before);
    }

    void askingForTheVersionChangesNothing()
    {
        QCOMPARE(Migrator(m_database->database()).currentVersion(), 0);

        QVERIFY(m_database->database().sql().tables().isEmpty());
    }

    void aDatabaseOfANewerProgramIsRefused()
    {
        const QList<Migration> newer{step(1, u"CREATE TABLE one (id INTEGER)"_s),
                                     step(2, u"CREATE TABLE two (id INTEGER)"_s)};
        QVERIFY(Migrator(m_database->database(), newer).migrate());

        const auto refused = Migrator(m_database->database(), {newer.first()}).migrate();

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, DatabaseErrorKind::NewerThanProgram);
        QVERIFY(refused.error().sentence.contains(u"update the program"_s));
        QCOMPARE(m_database->valueOf(u"SELECT max(version) FROM schema_migrations"_s).toInt(), 2);
    }

    void onlyWhatIsMissingIsApplied()
    {
        const auto one = step(1, u"CREATE TABLE one (id INTEGER)"_s);
        const auto two = step(2, u"CREATE TABLE two (id INTEGER)"_s);
        const auto three = step(3, u"INSERT INTO two (id) VALUES (3)"_s);
        QCOMPARE(Migrator(m_database->database(), {one}).migrate(), 1);

        QCOMPARE(Migrator(m_database->database(), {one, two, three}).migrate(), 2);
        QCOMPARE(m_database->valueOf(u"SELECT id FROM two"_s).toInt(), 3);
    }

    void theAuditTellsWhoMadeTheLinksOfEarlierVersions()
    {
        auto before = builtInMigrations(m_database->database().engine());
        before.removeIf([](const Migration &each) { return each.version >= 9; });
        QVERIFY(Migrator(m_database->database(), before).migrate());
        const auto time = u"'2026-01-23T17:27:00.123Z'"_s;
        for (const auto &sql :
             {u"INSERT INTO tenants (id, name, type, created_at, updated_at) "
              "VALUES (7, '', 'tenant', %1, %1)"_s,
              u"INSERT INTO sender_links (instance, phone, tenant_id, created_at) "
              "VALUES (1, '+996555000111', 7, %1)"_s,
              u"INSERT INTO sender_links (instance, lid, tenant_id, created_at) "
              "VALUES (1, '155508384256027', 7, '2026-01-23T17:27:00.124Z')"_s,
              u"INSERT INTO audit_log (id, at, actor, action, subject, origin, detail, "
              "previous_hash, hash) VALUES (1, %1, 'kiosk:Desk', 'sender.linked', 'tenant:7', "
              "'Desk', '', '', '')"_s})
            QVERIFY(run(m_database->database(), sql.contains(u"%1"_s) ? sql.arg(time) : sql));

        QVERIFY(Migrator(m_database->database()).migrate());

        const auto makerWhere = [this](const QString &condition) {
            return m_database->valueOf(u"SELECT made_by FROM sender_links WHERE "_s + condition)
                .toString();
        };
        QCOMPARE(makerWhere(u"lid IS NULL"_s), u"kiosk:Desk"_s);
        QCOMPARE(makerWhere(u"phone IS NULL"_s), QString());
    }

    void aFailingStepLeavesNothing()
    {
        const auto one = step(1, u"CREATE TABLE one (id INTEGER)"_s);
        const auto broken = step(2, u"CREATE TABLE two (id INTEGER);\n\nCREATE TABEL three;\n"_s);
        const auto repaired = step(2, u"CREATE TABLE two (id INTEGER);\n"_s);

        const auto failed = Migrator(m_database->database(), {one, broken}).migrate();

        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, DatabaseErrorKind::MigrationFailed);
        QVERIFY(m_database->database().sql().tables().contains(u"one"_s));
        QVERIFY(!m_database->database().sql().tables().contains(u"two"_s));
        QCOMPARE(m_database->valueOf(u"SELECT max(version) FROM schema_migrations"_s).toInt(), 1);
        QCOMPARE(Migrator(m_database->database(), {one, repaired}).migrate(), 1);
    }

    void statementsEndAtASemicolonAndABlankLine_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("question");

        const auto numbers = u"CREATE TABLE t (a INTEGER);\n\n"_s;
        QTest::newRow("one without an end")
            << u"CREATE TABLE t AS SELECT 7 AS a"_s << u"SELECT a FROM t"_s;
        QTest::newRow("several") << numbers
                + u"INSERT INTO t VALUES (3);\n\n\n"
                  "INSERT INTO t VALUES (4);\n"_s
                                 << u"SELECT sum(a) FROM t"_s;
        QTest::newRow("blanks between")
            << u"CREATE TABLE t (a INTEGER);  \n \t\nINSERT INTO t VALUES (7);"_s
            << u"SELECT a FROM t"_s;
        QTest::newRow("comment first")
            << u"-- Words; with a semicolon.\n\n"_s + numbers + u"INSERT INTO t VALUES (7);"_s
            << u"SELECT a FROM t"_s;
        QTest::newRow("comment at the end")
            << numbers + u"INSERT INTO t VALUES (7);\n\n-- The end.\n"_s << u"SELECT a FROM t"_s;
        QTest::newRow("semicolon in a text")
            << u"CREATE TABLE t (a TEXT);\n\nINSERT INTO t VALUES ('7;');\n"_s
            << u"SELECT CASE WHEN a = '7;' AND length(a) = 2 THEN 7 ELSE 0 END FROM t"_s;
        QTest::newRow("windows line ends") << u"CREATE TABLE t (a INTEGER);\r\n\r\n"
                                              "INSERT INTO t VALUES (7);\r\n"_s
                                           << u"SELECT a FROM t"_s;
    }

    void statementsEndAtASemicolonAndABlankLine()
    {
        QFETCH(QString, sql);
        QFETCH(QString, question);

        QCOMPARE(Migrator(m_database->database(), {step(1, sql)}).migrate(), 1);

        const auto answer = m_database->valueOf(question).toInt();
        QVERIFY2(answer == 7 || answer == 1, qPrintable(QString::number(answer)));
    }

    void semicolonsWithinAStatementDoNotEndIt()
    {
        const auto table = u"CREATE TABLE t (a INTEGER);\n\n"_s;
        const auto trigger = m_database->database().engine() == Engine::Sqlite
            ? u"CREATE TRIGGER u AFTER INSERT ON t BEGIN\n"
              "    DELETE FROM t;\n    INSERT INTO t VALUES (7);\nEND;\n\n"_s
            : u"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
              "    NEW.a := 6;\n    NEW.a := NEW.a + 1;\n    RETURN NEW;\nEND\n$$;\n\n"
              "CREATE TRIGGER u BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n\n"_s;

        const auto sql = table + trigger + u"INSERT INTO t VALUES (3);\n"_s;

        QCOMPARE(Migrator(m_database->database(), {step(1, sql)}).migrate(), 1);
        QCOMPARE(m_database->valueOf(u"SELECT sum(a) FROM t"_s).toInt(), 7);
    }

    void manyProgramsMayStartAtOnce()
    {
        QFETCH_GLOBAL(QString, driver);
        const auto rounds = driver == "QPSQL"_L1 ? 4 : 20;
        constexpr auto programs = 6;
        const auto newest = builtInMigrations(m_database->database().engine()).last().version;
        for (int round = 0; round < rounds; ++round) {
            const TestDatabase database(driver, TestDatabase::Content::Nothing);
            const auto url = database.url();
            std::mutex mutex;
            int applied = 0;
            QString complaints;
            std::vector<std::thread> threads;
            for (int i = 0; i < programs; ++i) {
                threads.emplace_back([&] {
                    const auto steps = startOn(url);
                    const std::lock_guard lock(mutex);
                    applied += steps.value_or(0);
                    if (!steps)
                        complaints += steps.error().sentence;
                });
            }
            for (auto &thread : threads)
                thread.join();

            QCOMPARE(complaints, QString());
            QCOMPARE(applied, newest);
        }
    }

private:
    //! Counts the writes of this connection.
    [[nodiscard]] QVariant writesSoFar() const
    {
        return m_database->valueOf(m_database->database().engine() == Engine::Sqlite
                                       ? u"SELECT total_changes()"_s
                                       : u"SELECT pg_current_xact_id_if_assigned()"_s);
    }

    std::unique_ptr<TestDatabase> m_database;
};

KIOSK_TEST(TestMigrator)

} // namespace MigratorTest

#include "tst_migrator.moc"
