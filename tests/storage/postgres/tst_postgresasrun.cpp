// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/engine/statementwatchdog.h"
#include "storage/schema/migrator.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/checkup.h"
#include "support/loglines.h"
#include "support/pgbouncer.h"
#include "support/postgresserver.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace PostgresAsRunTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::PgBouncer;
using TestSupport::PostgresServer;

namespace {

QString sentenceFor(const QString &url)
{
    const auto connection = Connection::open(url);
    return connection ? QString() : connection.error().sentence;
}

//! Sets a variable of the environment, which libpq reads, for as long as it lives.
class Variable
{
public:
    Variable(const char *name, const QString &value)
        : m_name(name)
    {
        qputenv(name, value.toUtf8());
    }
    ~Variable() { qunsetenv(m_name); }
    Q_DISABLE_COPY_MOVE(Variable)

private:
    const char *m_name;
};

} // namespace

//! PostgreSQL as administrators run it: behind poolers, with several hosts, with roles and
//! passwords of all kinds.
class TestPostgresAsRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = PostgresServer::start();
        QVERIFY(m_server);
    }

    void init()
    {
        m_name = u"run%1"_s.arg(++m_count);
        QVERIFY(m_server->create(m_name));
    }

    void cleanupTestCase() { m_server.reset(); }

    void aPoolerThatSharesSessionsIsRefusedByName_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("transaction") << u"transaction"_s;
        QTest::newRow("statement") << u"statement"_s;
    }

    void aPoolerThatSharesSessionsIsRefusedByName()
    {
        QFETCH(QString, mode);
        const auto pooler = PgBouncer::start(*m_server, m_name, mode);
        QVERIFY2(pooler, "install pgbouncer");

        const auto sentence = sentenceFor(m_server->url(m_name, pooler->port()));

        QVERIFY2(sentence.contains(u"pgbouncer"_s), qPrintable(sentence));
        QVERIFY2(sentence.contains(u"pool_mode=session"_s), qPrintable(sentence));
    }

    void aPoolerWithSessionsOfTheirOwnIsUsed()
    {
        const auto pooler = PgBouncer::start(*m_server, m_name, u"session"_s);
        QVERIFY2(pooler, "install pgbouncer");

        const auto connection = Connection::open(m_server->url(m_name, pooler->port()));

        QVERIFY2(connection, qPrintable(sentenceFor(m_server->url(m_name, pooler->port()))));
        QVERIFY(Migrator((*connection)->database()).migrate());
    }

    void ofSeveralHostsTheOneThatIsThereIsUsed_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("in the address") << u"postgresql://amt:%1@127.0.0.1:1,127.0.0.1:%2/%3"_s;
        QTest::newRow("and wanted to be written to")
            << u"postgresql://amt:%1@127.0.0.1:1,127.0.0.1:%2/%3?target_session_attrs=read-write"_s;
        QTest::newRow("as parameters")
            << u"postgresql://amt:%1@/%3?host=127.0.0.1,127.0.0.1&port=1,%2"_s;
        QTest::newRow("as keywords")
            << u"host=127.0.0.1,127.0.0.1 port=1,%2 user=amt password=%1 dbname=%3"_s;
    }

    void ofSeveralHostsTheOneThatIsThereIsUsed()
    {
        QFETCH(QString, form);

        QCOMPARE(sentenceFor(form.arg(password()).arg(m_server->port()).arg(m_name)), QString());
    }

    void ofSeveralHostsOneThatCanBeWrittenToIsUsed()
    {
        QVERIFY(
            !m_server
                 ->psql(m_name,
                        u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(m_name))
                 .startsWith("failed"_L1));
        const auto url = u"postgresql://amt:%1@127.0.0.1:%2,127.0.0.1:1/%3"_s.arg(password())
                             .arg(m_server->port())
                             .arg(m_name);

        QVERIFY(!sentenceFor(url).isEmpty());
        QCOMPARE(sentenceFor(m_server->url(m_name)), QString());
    }

    void aServiceIsLookedUp_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("address") << u"postgresql:///?service=kiosk"_s;
        QTest::newRow("keyword") << u"service=kiosk"_s;
    }

    void aServiceIsLookedUp()
    {
        QFETCH(QString, url);
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"pg_service.conf"_s);
        QVERIFY(write(file,
                      u"[kiosk]\nhost=127.0.0.1\nport=%1\ndbname=%2\nuser=amt\npassword=%3\n"_s
                          .arg(m_server->port())
                          .arg(m_name, password())));
        const Variable variable("PGSERVICEFILE", file);

        QCOMPARE(sentenceFor(url), QString());
    }

    void ofTheHostsOfAServiceEachIsKnown()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"pg_service.conf"_s);
        QVERIFY(write(file,
                      u"[kiosk]\nhost=127.0.0.1,localhost\nport=1,%1\ndbname=%2\nuser=amt\n"
                      "password=%3\n"_s.arg(m_server->port())
                          .arg(m_name, password())));
        const Variable variable("PGSERVICEFILE", file);

        const auto connection = Connection::open(u"service=kiosk"_s);

        QVERIFY(connection);
        const auto hosts = (*connection)->postgresUrl()->eachHost();
        QCOMPARE(hosts.size(), 2);
        QCOMPARE(hosts.last().value(u"host"_s), u"localhost"_s);
        QCOMPARE(hosts.last().value(u"port"_s), QString::number(m_server->port()));
        QCOMPARE(hosts.last().value(u"target_session_attrs"_s), u"read-write"_s);
        QVERIFY((*connection)->reopen(1));
    }

    void whatCannotBeReopenedStaysLost()
    {
        const auto connection = Connection::open(m_server->url(m_name));
        QVERIFY(connection);
        auto &database = (*connection)->database();
        m_server->kill();

        QVERIFY(!(*connection)->reopen(0));

        QVERIFY(database.isLost());
        QVERIFY(!run(database, u"SELECT 1"_s));
        QVERIFY(m_server->run());
        QVERIFY((*connection)->reopen(0));
        QVERIFY(run(database, u"SELECT 1"_s));
    }

    void everyPasswordOpens_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("signs of addresses") << u"%/?#@:&=+"_s;
        QTest::newRow("quotes") << u"it's \"quoted\" and \\ back"_s;
        QTest::newRow("semicolons") << u"a;b; c"_s;
        QTest::newRow("letters of Kyrgyz") << u"сөз үчүн ң"_s;
    }

    void everyPasswordOpens()
    {
        QFETCH(QString, password);
        const QString role = u"role%1"_s.arg(m_count);
        auto quoted = password;
        QCOMPARE(m_server->psql(m_name,
                                u"CREATE ROLE %1 LOGIN PASSWORD '%2'"_s.arg(
                                    role, quoted.replace(u'\'', u"''"_s))),
                 u"CREATE ROLE"_s);
        const auto place = u"127.0.0.1:%1"_s.arg(m_server->port());

        const auto inUrl = sentenceFor(u"postgresql://"_s + role + u':'
                                       + QString::fromLatin1(QUrl::toPercentEncoding(password))
                                       + u'@' + place + u'/' + m_name);
        const QTemporaryDir folder;
        const auto file = folder.filePath(u"pgpass"_s);
        auto escaped = password;
        escaped.replace(u'\\', u"\\\\"_s).replace(u':', u"\\:"_s);
        QVERIFY(write(file, u"*:*:*:*:"_s + escaped + u'\n'));
        const Variable variable("PGPASSFILE", file);
        const auto inFile = sentenceFor(u"postgresql://"_s + role + u'@' + place + u'/' + m_name);

        QCOMPARE(inUrl, QString());
        QCOMPARE(inFile, QString());
    }

    void aDatabaseOfAnotherEncodingIsRefusedByName_data()
    {
        QTest::addColumn<QString>("encoding");
        QTest::newRow("Latin 1") << u"LATIN1"_s;
        QTest::newRow("none") << u"SQL_ASCII"_s;
    }

    void aDatabaseOfAnotherEncodingIsRefusedByName()
    {
        QFETCH(QString, encoding);
        const auto name = m_name + u"other"_s;
        QCOMPARE(
            m_server->psql(u"postgres"_s,
                           u"CREATE DATABASE %1 TEMPLATE template0 LOCALE 'C' ENCODING '%2'"_s.arg(
                               name, encoding)),
            u"CREATE DATABASE"_s);

        const auto sentence = sentenceFor(m_server->url(name));

        QVERIFY2(sentence.contains(u"has the encoding "_s + encoding), qPrintable(sentence));
        QVERIFY2(sentence.contains(name), qPrintable(sentence));
        QVERIFY2(sentence.contains(u"UTF8"_s), qPrintable(sentence));
    }

    void anAddressThatIsNotUnderstoodNamesTheSignsOfAPassword()
    {
        const auto sentence = sentenceFor(u"postgresql://amt:50%sure@127.0.0.1/amt"_s);

        QVERIFY2(sentence.contains(u"%25"_s), qPrintable(sentence));
        QVERIFY(!sentence.contains(u"sure"_s));
    }

    void aRoleThatMayNotMakeTablesIsToldTheRight()
    {
        const auto url = roleWithout(QString());
        const auto connection = Connection::open(url);
        QVERIFY(connection);

        const auto migrated = Migrator((*connection)->database()).migrate();

        QVERIFY(!migrated);
        QVERIFY2(migrated.error().sentence.contains(u"CREATE on schema public"_s),
                 qPrintable(migrated.error().sentence));
    }

    void aRoleThatMayNotUseTablesIsToldTheRights()
    {
        {
            const auto owner = Connection::open(m_server->url(m_name));
            QVERIFY(owner && Migrator((*owner)->database()).migrate());
        }
        const auto url = roleWithout(u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO %1; "
                                     "GRANT INSERT ON login_attempts, audit_log TO %1"_s);
        const auto connection = Connection::open(url);
        QVERIFY(connection);
        const TestSupport::LogLines log;

        const auto missing = Checkup((*connection)->database()).missingRights();
        const auto update = u"UPDATE login_attempts SET status = 'NEW'"_s;
        QVERIFY(!run((*connection)->database(), update));
        QVERIFY(!run((*connection)->database(), update));

        QVERIFY(missing);
        QCOMPARE(*missing,
                 (QStringList{u"UPDATE on audit_head"_s, u"UPDATE on login_attempts"_s,
                              u"INSERT on sessions"_s, u"UPDATE on sessions"_s,
                              u"INSERT on webhook_events"_s}));
        QCOMPARE((*connection)->database().missingRight(), u"UPDATE on table login_attempts"_s);
        QCOMPARE(log.ofEvent(u"database.denied"_s).size(), 1);
        QVERIFY(!log.contain(u"statement failed"_s));
    }

    void anOwnerMissesNoRight()
    {
        const auto owner = Connection::open(m_server->url(m_name));
        QVERIFY(owner && Migrator((*owner)->database()).migrate());

        QCOMPARE(Checkup((*owner)->database()).missingRights().value(), QStringList());
    }

    void aServerThatIsReadOnlyIsATroubleThatIsToldOnce()
    {
        const auto connection = Connection::open(m_server->url(m_name));
        QVERIFY(connection);
        auto &database = (*connection)->database();
        QVERIFY(Migrator(database).migrate());
        QVERIFY(run(database, u"SET default_transaction_read_only = on"_s));
        const TestSupport::LogLines log;

        QVERIFY(!Checkup(database).isWritable());
        QVERIFY(!Checkup(database).isWritable());

        QVERIFY(database.trouble() == DatabaseTrouble::ServerReadOnly);
        QCOMPARE(log.ofEvent(u"database.trouble"_s).size(), 1);
        QVERIFY(log.contain(u"kind=read_only"_s));
        QVERIFY(!log.contain(u"statement failed"_s));
    }

    void aCommitThatFailsAtItsEndIsNotDone()
    {
        const auto connection = Connection::open(m_server->url(m_name));
        QVERIFY(connection);
        auto &database = (*connection)->database();
        QVERIFY(run(database,
                    u"CREATE TABLE words (word text UNIQUE DEFERRABLE INITIALLY DEFERRED)"_s));

        const auto done = SqlUnitOfWork(database).commit(
            [&] { return run(database, u"INSERT INTO words VALUES ('a'), ('a')"_s); });

        QVERIFY(!done);
        QVERIFY(SqlUnitOfWork(database).commit(
            [&] { return run(database, u"INSERT INTO words VALUES ('a')"_s); }));
    }

    //! A synchronous standby that does not answer: what was not confirmed must not seem stored.
    void aCommitThatNoStandbyConfirmsIsNotDone()
    {
        const auto connection = Connection::open(m_server->url(m_name));
        QVERIFY(connection);
        auto &database = (*connection)->database();
        QVERIFY((*connection)->limitStatements(std::chrono::milliseconds(300)));
        StatementWatchdog watchdog(std::chrono::milliseconds(1000));
        database.setWatchdog(&watchdog);
        QVERIFY(run(database, u"CREATE TABLE words (word text)"_s));
        QVERIFY(run(database, u"SET synchronous_commit = on"_s));
        QCOMPARE(setSynchronous(u"'nobody'"_s), u"t"_s);

        // The server takes a changed setting when it gets to it, so the first may still be done.
        const auto isDone = [&database] {
            return SqlUnitOfWork(database)
                .commit([&] { return run(database, u"INSERT INTO words VALUES ('a')"_s); })
                .has_value();
        };
        const bool isRefused = QTest::qWaitFor([&] { return !isDone(); });

        QCOMPARE(setSynchronous(u"''"_s), u"t"_s);
        database.setWatchdog(nullptr);
        QVERIFY(isRefused);
        QVERIFY(database.isLost());
    }

private:
    [[nodiscard]] QString password() const { return QUrl(m_server->url(m_name)).password(); }

    [[nodiscard]] QString setSynchronous(const QString &names) const
    {
        return m_server
            ->psql(
                m_name,
                u"ALTER SYSTEM SET synchronous_standby_names = %1; SELECT pg_reload_conf()"_s.arg(
                    names))
            .section(u'\n', -1);
    }

    [[nodiscard]] static bool write(const QString &fileName, const QString &content)
    {
        QFile file(fileName);
        return file.open(QIODevice::WriteOnly) && file.write(content.toUtf8()) > 0
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    //! The address for a role of its own that has only what @p grants, a statement with "%1" for
    //! the role, gives it.
    [[nodiscard]] QString roleWithout(const QString &grants) const
    {
        const auto role = u"role%1"_s.arg(m_count);
        const auto said = m_server->psql(m_name,
                                         u"CREATE ROLE %1 LOGIN PASSWORD 'parol'; "_s.arg(role)
                                             + (grants.isEmpty() ? QString() : grants.arg(role)));
        if (said.startsWith("failed"_L1))
            return said;
        return u"postgresql://%1:parol@127.0.0.1:%2/%3"_s.arg(role)
            .arg(m_server->port())
            .arg(m_name);
    }

    std::unique_ptr<PostgresServer> m_server;
    QString m_name;
    int m_count = 0;
};

KIOSK_TEST(TestPostgresAsRun)

} // namespace PostgresAsRunTest

#include "tst_postgresasrun.moc"
