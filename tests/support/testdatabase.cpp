// SPDX-License-Identifier: GPL-3.0-only
#include "support/testdatabase.h"

#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "support/postgresserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlQuery>
#include <QTest>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

//! The executable's PostgreSQL, and a database in it with the schema, of which the others are
//! copies: migrating takes longer than copying.
struct SharedPostgres
{
    std::unique_ptr<PostgresServer> server;
    //! The databases that have been made.
    QStringList originals;
    int count = 0;
};

SharedPostgres &sharedPostgres()
{
    static SharedPostgres shared;
    if (!shared.server) {
        shared.server = PostgresServer::start();
        qAddPostRoutine([] { sharedPostgres().server.reset(); });
    }
    return shared;
}

bool migrate(const QString &url)
{
    const auto connection = Storage::Connection::open(url);
    return connection && Storage::Migrator((*connection)->database()).migrate();
}

//! As the original site leaves it before anybody has used it.
bool fillAsTheSite(const PostgresServer &server, const QString &name)
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/amt_django.sql"));
    return file.open(QIODevice::ReadOnly)
        && server
               .psql(name,
                     QString::fromUtf8(file.readAll())
                         + u"TRUNCATE tenants, login_attempts, users RESTART IDENTITY CASCADE;"_s)
               .endsWith("TRUNCATE TABLE"_L1);
}

bool makeOriginal(SharedPostgres &shared, const QString &name, bool isAdopted)
{
    if (shared.originals.contains(name))
        return true;
    if (!shared.server->create(name) || (isAdopted && !fillAsTheSite(*shared.server, name))
        || !migrate(shared.server->url(name)))
        return false;
    shared.originals.append(name);
    return true;
}

// Empty if it cannot be made.
QString newPostgresDatabase(TestDatabase::Content content, bool isAdopted)
{
    auto &shared = sharedPostgres();
    if (!shared.server)
        return {};
    const auto name = u"test%1"_s.arg(++shared.count);
    if (content == TestDatabase::Content::Nothing)
        return shared.server->create(name) ? shared.server->url(name) : QString();
    const auto original = isAdopted ? u"adopted"_s : u"original"_s;
    return makeOriginal(shared, original, isAdopted) && shared.server->create(name, original)
        ? shared.server->url(name)
        : QString();
}

} // namespace

void addDrivers()
{
    QTest::addColumn<QString>("driver");
    QTest::newRow("sqlite") << u"QSQLITE"_s;
    QTest::newRow("postgresql") << u"QPSQL"_s;
}

void addDriversAndAdopted()
{
    addDrivers();
    QTest::newRow("adopted") << u"adopted"_s;
}

TestDatabase::TestDatabase(const QString &driver, Content content)
{
    const bool isAdopted = driver == "adopted"_L1;
    const bool isPostgres = driver == "QPSQL"_L1 || isAdopted;
    m_url = isPostgres ? newPostgresDatabase(content, isAdopted) : u"sqlite:"_s + file();
    if (m_url.isEmpty())
        return;
    auto connection = anotherConnection();
    if (!connection)
        return;
    if (!isPostgres && content == Content::Schema
        && !Storage::Migrator(connection->database()).migrate())
        return;
    m_connection = std::move(connection);
}

TestDatabase::~TestDatabase() = default;

QString TestDatabase::file() const
{
    return m_folder.filePath(u"test.db"_s);
}

std::unique_ptr<Storage::Connection> TestDatabase::anotherConnection() const
{
    auto connection = Storage::Connection::open(url());
    return connection ? std::move(*connection) : nullptr;
}

QString TestDatabase::planOf(const QString &select) const
{
    const bool isSqlite = database().engine() == Storage::Engine::Sqlite;
    if (!isSqlite && !Storage::run(database(), u"SET enable_seqscan = off"_s))
        return {};
    auto rows = Storage::execute(database(),
                                 (isSqlite ? u"EXPLAIN QUERY PLAN "_s : u"EXPLAIN "_s) + select);
    QString plan;
    while (rows && rows->next())
        plan += rows->value(isSqlite ? 3 : 0).toString() + u'\n';
    return plan;
}

QString TestDatabase::dropping(const QString &table) const
{
    const bool isPostgres = database().engine() == Storage::Engine::Postgres;
    if (database().isAdopted() && table == "tenants"_L1)
        return u"DROP VIEW tenants CASCADE"_s;
    return u"DROP TABLE "_s + table + (isPostgres ? u" CASCADE"_s : QString());
}

QVariant TestDatabase::valueOf(const QString &sql) const
{
    QSqlQuery query(database().sql());
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace TestSupport
