#include "support/testdatabase.h"

#include "storage/migrator.h"
#include "storage/statement.h"
#include "support/postgresserver.h"

#include <QCoreApplication>
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
    bool hasOriginal = false;
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

// Empty if it cannot be made.
QString newPostgresDatabase(TestDatabase::Content content)
{
    auto &shared = sharedPostgres();
    if (!shared.server)
        return {};
    const auto name = u"test%1"_s.arg(++shared.count);
    const auto original = u"original"_s;
    if (content == TestDatabase::Content::Nothing)
        return shared.server->create(name) ? shared.server->url(name) : QString();
    if (!shared.hasOriginal) {
        shared.hasOriginal =
            shared.server->create(original) && migrate(shared.server->url(original));
    }
    return shared.hasOriginal && shared.server->create(name, original) ? shared.server->url(name)
                                                                       : QString();
}

} // namespace

void addDrivers()
{
    QTest::addColumn<QString>("driver");
    QTest::newRow("sqlite") << u"QSQLITE"_s;
    QTest::newRow("postgresql") << u"QPSQL"_s;
}

TestDatabase::TestDatabase(const QString &driver, Content content)
{
    const bool isPostgres = driver == "QPSQL"_L1;
    m_url = isPostgres ? newPostgresDatabase(content) : u"sqlite:"_s + file();
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
    return u"DROP TABLE "_s + table + (isPostgres ? u" CASCADE"_s : QString());
}

QVariant TestDatabase::valueOf(const QString &sql) const
{
    QSqlQuery query(database().sql());
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace TestSupport
