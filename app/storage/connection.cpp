#include "storage/connection.h"

#include <QDeadlineTimer>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

#include <array>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sqliteScheme = "sqlite:"_L1;

DatabaseError cannotOpen(const QString &file, const QString &why)
{
    return {.kind = DatabaseErrorKind::CannotOpen,
            .sentence = u"cannot open the database %1 (%2): check that the folder exists and that "
                        "this user may write to it"_s.arg(file, why.simplified())};
}

// Of two programs that turn a new file to WAL at once, SQLite tells one "locked" without waiting:
// its busy timeout does not cover the change of a lock from shared to exclusive.
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

} // namespace

Core::Expected<std::unique_ptr<Connection>, DatabaseError> Connection::open(const QString &url)
{
    if (!url.startsWith(sqliteScheme) || url.size() == sqliteScheme.size()) {
        return Core::Unexpected(DatabaseError{
            .kind = DatabaseErrorKind::UnknownEngine,
            .sentence = u"this version stores its data in SQLite only: set database/url to "
                        "sqlite: or sqlite:/path/file.db"_s});
    }
    std::unique_ptr<Connection> connection(new Connection(url.mid(sqliteScheme.size())));
    if (auto prepared = connection->prepare(); !prepared)
        return Core::Unexpected(std::move(prepared.error()));
    return connection;
}

Connection::Connection(const QString &file)
    : m_name(QUuid::createUuid().toString())
    , m_file(file)
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count()));
}

Connection::~Connection()
{
    m_database.close();
    m_database = {}; // removeDatabase() wants no handle left
    QSqlDatabase::removeDatabase(m_name);
}

Core::Expected<void, DatabaseError> Connection::prepare()
{
    if (!m_database.open())
        return Core::Unexpected(cannotOpen(m_file, m_database.lastError().databaseText()));
    const std::array pragmas{
        u"PRAGMA journal_mode = WAL"_s,
        u"PRAGMA synchronous = FULL"_s,
        u"PRAGMA foreign_keys = ON"_s,
    };
    for (const auto &pragma : pragmas) {
        if (auto done = executed(m_database, pragma); !done)
            return Core::Unexpected(cannotOpen(m_file, done.error().databaseText()));
    }
    return {};
}

} // namespace Storage
