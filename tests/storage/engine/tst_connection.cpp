// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/engine/statementwatchdog.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUrl>

#include <unistd.h>

namespace ConnectionTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const auto ticketOfNoAttempt =
    u"INSERT INTO link_tickets (attempt_id, ticket, created_at, expires_at) "
    "VALUES ('3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11', '1', '2026-01-23T17:30:00.000Z', "
    "'2026-01-23T17:30:00.000Z')"_s;

std::optional<DatabaseErrorKind> errorOf(const QString &url)
{
    const auto connection = Connection::open(url);
    return connection ? std::nullopt : std::optional(connection.error().kind);
}

QString sentenceFor(const QString &url)
{
    const auto connection = Connection::open(url);
    return connection ? QString() : connection.error().sentence;
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void whatIsCommittedIsOnDisk()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver, TestDatabase::Content::Nothing);

        QVERIFY(database.isReady());
        if (driver == "QPSQL"_L1) {
            QCOMPARE(database.valueOf(u"SHOW synchronous_commit"_s).toString(), u"on"_s);
            return;
        }
        QCOMPARE(database.valueOf(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(database.valueOf(u"PRAGMA synchronous"_s).toInt(), 2); // FULL
    }

    void rowsThatBelongTogetherStayTogether()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver);

        QVERIFY(database.isReady());
        QVERIFY(!run(database.database(), ticketOfNoAttempt));
    }

    void aStatementWaitsForAnotherProcess()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver, TestDatabase::Content::Nothing);

        QVERIFY(database.isReady());
        if (driver == "QPSQL"_L1)
            QCOMPARE(database.valueOf(u"SHOW lock_timeout"_s).toString(), u"5s"_s);
        else
            QCOMPARE(database.valueOf(u"PRAGMA busy_timeout"_s).toInt(), 5000);
    }

    void everyConnectionHasTheSameHabits()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver);
        QVERIFY(database.isReady());

        const auto other = database.anotherConnection();

        QVERIFY(other);
        QVERIFY(!run(other->database(), ticketOfNoAttempt));
    }

    void nothingIsLeftOfAClosedConnection()
    {
        QFETCH_GLOBAL(QString, driver);
        {
            const TestDatabase database(driver);
            QVERIFY(database.isReady());
        }

        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void unknownEnginesAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("no file") << u"sqlite:"_s;
        QTest::newRow("no scheme") << u"/var/lib/amt.db"_s;
        QTest::newRow("another engine") << u"mysql://user@host/db"_s;
        QTest::newRow("no address") << u"postgresql://user:parol@[::1/db"_s;
        QTest::newRow("no such parameter") << u"postgresql://user:parol@host/db?nosuch=parol"_s;
    }

    void unknownEnginesAreRefused()
    {
        QFETCH(QString, url);

        QCOMPARE(errorOf(url), DatabaseErrorKind::UnknownEngine);
        QVERIFY(sentenceFor(url).contains(u"database/url"_s));
        QVERIFY(!sentenceFor(url).contains(u"parol"_s));
    }

    void aPostgresThatIsNotThereIsNamedWithoutItsPassword()
    {
        const auto url = u"postgresql://user:parol@127.0.0.1:1/amt"_s;

        QCOMPARE(errorOf(url), DatabaseErrorKind::CannotOpen);
        QVERIFY(sentenceFor(url).contains(u"127.0.0.1:1/amt"_s));
        QVERIFY(!sentenceFor(url).contains(u"parol"_s));
    }

    void aWrongPasswordIsToldWithoutIt()
    {
        const TestDatabase database(u"QPSQL"_s, TestDatabase::Content::Nothing);
        QVERIFY(database.isReady());
        auto url = QUrl(database.url());
        url.setPassword(u"another-parol"_s);

        QCOMPARE(errorOf(url.toString()), DatabaseErrorKind::CannotOpen);
        QVERIFY(sentenceFor(url.toString()).contains(u"authentication"_s));
        QVERIFY(!sentenceFor(url.toString()).contains(u"parol"_s));
    }

    // The parameters of the address are libpq's.
    void parametersGoToLibpq()
    {
        const TestDatabase database(u"QPSQL"_s, TestDatabase::Content::Nothing);
        QVERIFY(database.isReady());

        const auto named = Connection::open(database.url() + u"?application_name=front%20desk"_s);
        QVERIFY(named);
        auto rows = execute((*named)->database(), u"SHOW application_name"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->value(0).toString(), u"front desk"_s);
        // The server of the tests has no certificate, so who insists on one does not get in.
        const auto secured = database.url() + u"?sslmode=verify-full"_s;
        QCOMPARE(errorOf(secured), DatabaseErrorKind::CannotOpen);
        QVERIFY2(sentenceFor(secured).contains(u"SSL"_s), qPrintable(sentenceFor(secured)));
    }

    void aPasswordMayHaveAnyCharacters()
    {
        const TestDatabase database(u"QPSQL"_s, TestDatabase::Content::Nothing);
        QVERIFY(database.isReady());
        QVERIFY(
            run(database.database(), u"CREATE ROLE odd LOGIN PASSWORD 'a b''c\\d;e=f/g%h:i@j'"_s));
        auto url = QUrl(database.url());
        url.setUserName(u"odd"_s);

        const auto address = url.toString(QUrl::RemoveUserInfo);
        const auto odd =
            address.left(13) + u"odd:a%20b%27c%5Cd%3Be%3Df%2Fg%25h%3Ai%40j@"_s + address.mid(13);

        QVERIFY2(Connection::open(odd), qPrintable(sentenceFor(odd)));
        QVERIFY(run(database.database(), u"DROP ROLE odd"_s));
    }

    // Connecting looks, and does nothing: only migrating adopts.
    void inTheDatabaseOfTheOriginalSiteItsTablesAreNotTakenForOurs()
    {
        const TestDatabase database(u"QPSQL"_s, TestDatabase::Content::Nothing);
        QVERIFY(database.isReady());
        QVERIFY(!database.database().isAdopted());
        QVERIFY(run(database.database(), u"CREATE TABLE tenants (id bigint)"_s));
        QVERIFY(run(database.database(), u"CREATE TABLE django_migrations (id bigint)"_s));

        const auto connection = database.anotherConnection();

        QVERIFY(connection && connection->database().isAdopted());
        QVERIFY(!execute(connection->database(), u"SELECT count(*) FROM tenants"_s));
        QVERIFY(connection->reopen());
        QVERIFY(!execute(connection->database(), u"SELECT count(*) FROM tenants"_s));
        QVERIFY(!database.valueOf(u"SELECT to_regnamespace('amt_kiosk') IS NOT NULL"_s).toBool());
    }

    void aLostPostgresWorksAgainAfterReopening()
    {
        const TestDatabase database(u"QPSQL"_s);
        QVERIFY(database.isReady());
        const auto other = database.anotherConnection();
        const auto count = u"SELECT count(*) FROM tenants WHERE id > :id"_s;
        QVERIFY(execute(database.database(), count, {{u":id"_s, 0}}));
        QVERIFY(run(other->database(), TestSupport::hangUpOnOthers));

        QVERIFY(!execute(database.database(), count, {{u":id"_s, 0}}));
        QVERIFY(database.database().isLost());
        QVERIFY(database.connection().reopen());

        QVERIFY(!database.database().isLost());
        QVERIFY(execute(database.database(), count, {{u":id"_s, 0}}));
    }

    // A network that swallows everything looks like this from here.
    void aStatementThatHangsIsCutOff()
    {
        const TestDatabase database(u"QPSQL"_s);
        QVERIFY(database.isReady());
        StatementWatchdog watchdog(std::chrono::milliseconds(200));
        database.database().setWatchdog(&watchdog);

        QVERIFY(!run(database.database(), u"SELECT pg_sleep(600)"_s));

        QVERIFY(database.database().isLost());
        QVERIFY(database.connection().reopen());
        QVERIFY(run(database.database(), u"SELECT 1"_s));
        database.database().setWatchdog(nullptr);
    }

    void aStatementLimitIsKept()
    {
        const TestDatabase database(u"QPSQL"_s);
        QVERIFY(database.isReady());
        QVERIFY(database.connection().limitStatements(std::chrono::milliseconds(100)));

        QVERIFY(!run(database.database(), u"SELECT pg_sleep(600)"_s));

        QVERIFY(!database.database().isLost());
        QVERIFY(database.connection().reopen());
        QCOMPARE(database.valueOf(u"SHOW statement_timeout"_s).toString(), u"100ms"_s);
    }

    void whatStrangersSendStaysAText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::newRow("quote") << u"O'Neill'); DROP TABLE tenants; --"_s
                               << u"O'Neill'); DROP TABLE tenants; --"_s;
        QTest::newRow("backslash") << u"a\' OR 1=1"_s << u"a\' OR 1=1"_s;
        QTest::newRow("dollar") << u"$1 $$ :name"_s << u"$1 $$ :name"_s;
        QTest::newRow("zero") << u"a"_s + QChar(u'\0') + u"b"_s << u"a\uFFFDb"_s;
        QTest::newRow("script") << u"Айгүл 🦊"_s << u"Айгүл 🦊"_s;
    }

    void whatStrangersSendStaysAText()
    {
        QFETCH(QString, text);
        QFETCH(QString, stored);
        const TestDatabase database(u"QPSQL"_s);
        QVERIFY(database.isReady());

        QVERIFY(run(database.database(),
                    u"INSERT INTO webhook_events (instance, chat, message_id, received_at) "
                    "VALUES (1, :chat, 'id', :time)"_s,
                    {{u":chat"_s, text}, {u":time"_s, toColumn(QDateTime::currentDateTimeUtc())}}));

        QCOMPARE(database.valueOf(u"SELECT chat FROM webhook_events"_s).toString(), stored);
    }

    void whatAnErrorQuotesIsNotLogged()
    {
        const TestDatabase database(u"QPSQL"_s);
        QVERIFY(database.isReady());
        const auto add = u"INSERT INTO tenants (name, type, phone, created_at, updated_at) "
                         "VALUES ('A', 'tenant', :phone, now(), now())"_s;
        QVERIFY(run(database.database(), add, {{u":phone"_s, u"+996555121001"_s}}));
        const TestSupport::LogLines log;

        QVERIFY(!run(database.database(), add, {{u":phone"_s, u"+996555121001"_s}}));

        QVERIFY(log.contain(u"23505"_s));
        QVERIFY(!log.contain(u"121001"_s));
    }

    void aMissingFolderIsNotMade()
    {
        const QTemporaryDir folder;
        const auto missing = folder.filePath(u"missing"_s);

        QCOMPARE(errorOf(u"sqlite:"_s + missing + u"/amt.db"_s), DatabaseErrorKind::CannotOpen);
        QVERIFY(!QDir(missing).exists());
    }

    void aFolderThatCannotBeWrittenToIsNamed()
    {
        const QTemporaryDir folder;
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner);
        // The superuser writes anywhere; the kernel's own folder refuses even them.
        const auto place = ::geteuid() == 0 ? u"/proc"_s : folder.path();
        const auto url = u"sqlite:"_s + place + u"/amt.db"_s;

        QCOMPARE(errorOf(url), DatabaseErrorKind::CannotOpen);
        QVERIFY(sentenceFor(url).contains(place));
    }

    void aFolderIsNoDatabase()
    {
        const QTemporaryDir folder;

        QCOMPARE(errorOf(u"sqlite:"_s + folder.path()), DatabaseErrorKind::CannotOpen);
    }

    void aFileOfSomebodyElseIsLeftAlone()
    {
        const QTemporaryDir folder;
        const auto content = QByteArray("This is a letter and no database. ").repeated(100);
        QFile file(folder.filePath(u"letter.txt"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(content) == content.size());
        QVERIFY(file.flush());

        QCOMPARE(errorOf(u"sqlite:"_s + file.fileName()), DatabaseErrorKind::CannotOpen);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), content);
    }
};

KIOSK_TEST(TestConnection)

} // namespace ConnectionTest

#include "tst_connection.moc"
