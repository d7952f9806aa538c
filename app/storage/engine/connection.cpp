// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/connection.h"

#include "storage/engine/failure.h"
#include "storage/engine/statement.h"
#include "storage/postgres/postgressession.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

#include <sys/stat.h>

#include <array>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sqliteScheme = "sqlite:"_L1;

// When two programs turn a new file to WAL at once, SQLite tells one "locked" without waiting: its
// busy timeout does not cover the change of a lock from shared to exclusive.
Core::Expected<void, QSqlError> executed(const QSqlDatabase &database, const QString &pragma)
{
    const auto busy = u"5"_s; // SQLITE_BUSY
    const QDeadlineTimer deadline(Connection::busyTimeout);
    QSqlQuery query(database);
    while (!query.exec(pragma)) {
        if (query.lastError().nativeErrorCode() != busy || deadline.hasExpired())
            return Core::Unexpected(query.lastError());
        QThread::msleep(10);
    }
    return {};
}

QSqlDatabase sqliteDatabase(const QString &name, const QString &file)
{
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(Connection::busyTimeout.count()));
    return database;
}

void setAddress(QSqlDatabase &database, const PostgresUrl &url)
{
    database.setHostName(url.value(u"host"_s));
    database.setDatabaseName(url.value(u"dbname"_s));
    database.setUserName(url.value(u"user"_s));
    database.setPassword(url.value(u"password"_s));
    database.setConnectOptions(url.qtOptions());
}

// By the names of the tables (Adoption).
Core::Stored<bool> isOfOriginalSite(Database &database)
{
    KIOSK_TRY(row,
              firstRow(database,
                       u"SELECT to_regclass('public.django_migrations') IS NOT NULL "
                       "AND to_regclass('public.tenants') IS NOT NULL "
                       "AND to_regclass('public.schema_migrations') IS NULL"_s));
    return row.value(0).toBool();
}

QString identityOfFile(const QString &path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return path;
    return u"file %1:%2"_s.arg(status.st_dev).arg(status.st_ino);
}

} // namespace

Core::Expected<std::unique_ptr<Connection>, DatabaseError> Connection::open(const QString &url)
{
    if (url.startsWith(sqliteScheme) && url.size() > sqliteScheme.size())
        return openSqlite(url.mid(sqliteScheme.size()));
    // libpq takes nothing at all for what its environment says.
    if (const auto postgresUrl = url.isEmpty() ? std::nullopt : PostgresUrl::parse(url))
        return openPostgres(*postgresUrl);
    if (const auto parameter = PostgresUrl::unknownParameter(url); !parameter.isEmpty()) {
        return Core::Unexpected(DatabaseError{
            .kind = DatabaseErrorKind::UnknownEngine,
            .sentence = u"database/url has the parameter %1, which this computer's libpq does not "
                        "know: remove it, or correct its spelling"_s.arg(parameter)});
    }
    return Core::Unexpected(DatabaseError{
        .kind = DatabaseErrorKind::UnknownEngine,
        .sentence = u"database/url is not understood: set it to sqlite:, sqlite:/path/file.db or "
                    "postgresql://user:password@host:5432/db, where the signs % / ? # @ : of a "
                    "password are written %25 %2F %3F %23 %40 %3A"_s});
}

Core::Expected<std::unique_ptr<Connection>, DatabaseError> Connection::openSqlite(
    const QString &file)
{
    const auto name = QUuid::createUuid().toString();
    std::unique_ptr<Connection> connection(
        new Connection(name, file, Engine::Sqlite, sqliteDatabase(name, file)));
    KIOSK_CHECK(connection->prepareSqlite());
    return connection;
}

Core::Expected<std::unique_ptr<Connection>, DatabaseError> Connection::openPostgres(
    const PostgresUrl &url)
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s)) {
        return Core::Unexpected(DatabaseError{
            .kind = DatabaseErrorKind::CannotOpen,
            .sentence = u"Qt's driver for PostgreSQL is missing: install libqt6sql6-psql"_s});
    }
    const auto name = QUuid::createUuid().toString();
    std::unique_ptr<Connection> connection(new Connection(
        name, url.place(), Engine::Postgres, QSqlDatabase::addDatabase(u"QPSQL"_s, name)));
    connection->m_postgresUrl = url;
    KIOSK_CHECK(connection->connectPostgres(url));
    // A service file or the environment may have named several servers: of these, too, the one that
    // can be written to is wanted.
    const auto resolved =
        PostgresUrl::usedBy(connection->m_database->postgresConnection()).value_or(url);
    const bool hasMoreHosts = resolved.eachHost().size() > url.eachHost().size();
    connection->m_postgresUrl = resolved;
    if (hasMoreHosts) {
        auto sql = connection->m_database->sql();
        sql.close();
        KIOSK_CHECK(connection->connectPostgres(resolved));
    }
    return connection;
}

Connection::Connection(const QString &name, const QString &place, Engine engine, QSqlDatabase sql)
    : m_name(name)
    , m_place(place)
    , m_database(std::make_unique<Database>(engine, std::move(sql)))
{
}

Connection::~Connection()
{
    auto sql = m_database->sql();
    m_database.reset();
    sql.close();
    sql = {}; // removeDatabase() wants no handle left
    QSqlDatabase::removeDatabase(m_name);
}

DatabaseError Connection::cannotOpen(const QString &why) const
{
    const auto &sentence = m_postgresUrl
        ? u"cannot use the database %1 (%2): check that PostgreSQL runs there and what "
          "database/url says"_s
        : u"cannot open the database %1 (%2): check that the folder exists and that "
          "this user may write to it"_s;
    return {.kind = DatabaseErrorKind::CannotOpen,
            .sentence = sentence.arg(m_place, why.simplified())};
}

DatabaseError Connection::cannotOpen(const QSqlError &error) const
{
    const auto trouble = troubleFrom(error.nativeErrorCode());
    // There may be no file, or no folder: that is no error of the disk.
    if (!trouble || trouble == DatabaseTrouble::Faulty)
        return cannotOpen(error.databaseText());
    return {.kind = DatabaseErrorKind::CannotOpen,
            .sentence = u"cannot open the database %1: %2"_s.arg(m_place, sentenceOf(*trouble))};
}

Core::Expected<void, DatabaseError> Connection::prepareSqlite()
{
    auto sql = m_database->sql();
    if (!sql.open())
        return Core::Unexpected(cannotOpen(sql.lastError()));
    const std::array pragmas{
        u"PRAGMA journal_mode = WAL"_s,
        u"PRAGMA synchronous = FULL"_s,
        u"PRAGMA foreign_keys = ON"_s,
        // Each savepoint would make a file of its own, and remove it.
        u"PRAGMA temp_store = MEMORY"_s,
    };
    for (const auto &pragma : pragmas) {
        if (auto done = executed(sql, pragma); !done)
            return Core::Unexpected(cannotOpen(done.error()));
    }
    return {};
}

DatabaseError Connection::cannotUse(const QString &sentence) const
{
    return {.kind = DatabaseErrorKind::CannotOpen, .sentence = sentence.arg(m_place)};
}

// Before anything is set, which behind such a pooler would be set for others.
Core::Expected<void, DatabaseError> Connection::checkPostgres(const PostgresUrl &url)
{
    const auto pooling = poolingOf(m_database->postgresConnection(), url);
    if (pooling == Pooling::Unanswered) {
        return Core::Unexpected(cannotUse(
            u"the database %1 takes the connection and does not answer: where a pooler is in front "
            "of it, let that have two sessions for each of these servers, and one more while they "
            "start"_s));
    }
    if (pooling == Pooling::Shared) {
        return Core::Unexpected(cannotUse(
            u"the database %1 is behind a pooler that gives each transaction another session "
            "(pgbouncer with pool_mode=transaction or statement), and this program needs one of "
            "its own: set pool_mode=session there, or name PostgreSQL itself in database/url"_s));
    }
    QSqlQuery query(m_database->sql());
    if (!query.exec(u"SHOW server_encoding"_s) || !query.next())
        return Core::Unexpected(cannotOpen(query.lastError().databaseText()));
    const auto encoding = query.value(0).toString();
    if (encoding == "UTF8"_L1)
        return {};
    return Core::Unexpected(cannotUse(
        u"the database %1 has the encoding "_s + encoding
        + u" and cannot hold every name: make one with CREATE DATABASE … TEMPLATE template0 "
          "ENCODING 'UTF8', and name that in database/url"_s));
}

Core::Expected<void, DatabaseError> Connection::connectPostgres(const PostgresUrl &url)
{
    auto sql = m_database->sql();
    setAddress(sql, url);
    if (!sql.open())
        return Core::Unexpected(cannotOpen(sql.lastError().databaseText()));
    KIOSK_CHECK(checkPostgres(url));
    const std::array settings{
        u"SET TIME ZONE 'UTC'"_s,
        u"SET client_min_messages = warning"_s,
        u"SET lock_timeout = %1"_s.arg(busyTimeout.count()),
        // A program that stands still in a transaction would keep everybody else from writing.
        u"SET idle_in_transaction_session_timeout = 10000"_s,
        u"SET statement_timeout = %1"_s.arg(m_statementLimit.count()),
    };
    QSqlQuery query(sql);
    for (const auto &setting : settings) {
        if (!query.exec(setting))
            return Core::Unexpected(cannotOpen(query.lastError().databaseText()));
    }
    m_database->setOpen();
    return setSchemaPath();
}

// Looked at anew for each connection: a site's tables do not come and go, but a search path goes
// with its connection. Theirs is not in the path, so that no statement of ours takes their tables
// for ours before there are any.
Core::Expected<void, DatabaseError> Connection::setSchemaPath()
{
    const auto isAdopted = isOfOriginalSite(*m_database);
    if (!isAdopted) {
        m_database->setLost();
        const auto right = m_database->missingRight();
        return Core::Unexpected(cannotOpen(right.isEmpty() ? u"its tables cannot be looked at"_s
                                                           : sentenceOfMissingRight(right)));
    }
    m_database->setAdopted(*isAdopted);
    if (*isAdopted && !run(*m_database, u"SET search_path = amt_kiosk"_s)) {
        m_database->setLost();
        return Core::Unexpected(cannotOpen(u"its schemas cannot be chosen"_s));
    }
    return {};
}

Core::Expected<void, DatabaseError> Connection::limitStatements(std::chrono::milliseconds limit)
{
    m_statementLimit = limit;
    if (!m_postgresUrl)
        return {};
    QSqlQuery query(m_database->sql());
    if (!query.exec(u"SET statement_timeout = %1"_s.arg(limit.count())))
        return Core::Unexpected(cannotOpen(query.lastError().databaseText()));
    return {};
}

Core::Expected<void, DatabaseError> Connection::reopen(int host)
{
    // A failure from here on leaves the database lost, so that somebody tries again.
    m_database->setLost();
    auto sql = m_database->sql();
    sql.close();
    return connectPostgres(m_postgresUrl->eachHost().value(host, *m_postgresUrl));
}

QString identityOf(const Connection &connection)
{
    if (!connection.postgresUrl())
        return identityOfFile(connection.place());
    auto rows = execute(connection.database(),
                        u"SELECT system_identifier::text AS cluster, current_database()::text AS "
                        "name FROM pg_control_system()"_s);
    if (!rows || !rows->next())
        return connection.place();
    return u"cluster %1/%2"_s.arg(rows->value(u"cluster"_s).toString(),
                                  rows->value(u"name"_s).toString());
}

} // namespace Storage
