// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/database.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"
#include "storage/engine/columns.h"
#include "storage/engine/failure.h"
#include "storage/engine/statementwatchdog.h"
#include "storage/postgres/postgressession.h"

#include <QElapsedTimer>
#include <QSqlDriver>
#include <QSqlField>
#include <QSqlRecord>

#include <sqlite3.h>

#include <algorithm>
#include <libpq-fe.h>
#include <utility>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

//! The driver's own, which stays its own.
template <typename Handle>
Handle *handleOf(const QSqlDatabase &sql)
{
    const auto handle = sql.driver()->handle();
    return handle.isValid() ? *static_cast<Handle *const *>(handle.constData()) : nullptr;
}

PGconn *connectionOf(const QSqlDatabase &sql)
{
    return handleOf<PGconn>(sql);
}

// As Qt's own drivers see it: a text that is null is NULL.
bool isNull(const QVariant &value)
{
    return value.isNull()
        || (value.metaType() == QMetaType::fromType<QString>() && value.toString().isNull());
}

// The messages of these classes of errors (22: data, 23: constraints) quote the data.
bool quotesData(const QString &sqlState)
{
    return sqlState.startsWith("22"_L1) || sqlState.startsWith("23"_L1);
}

} // namespace

Rows::Rows(Database *database, QString sql, std::unique_ptr<Statement> statement)
    : m_database(database)
    , m_sql(std::move(sql))
    , m_statement(std::move(statement))
{
}

Rows::Rows(Rows &&other) noexcept
    : m_database(other.m_database)
    , m_sql(std::move(other.m_sql))
    , m_statement(std::move(other.m_statement))
{
}

Rows::~Rows()
{
    if (m_statement)
        m_database->giveBack(m_sql, std::move(m_statement));
}

QVariant Rows::value(const QString &column) const
{
    auto &columns = m_statement->columns;
    if (columns.isEmpty()) {
        const auto record = m_statement->query.record();
        for (int i = 0; i < record.count(); ++i)
            columns.insert(record.fieldName(i), i);
    }
    return m_statement->query.value(columns.value(column, -1));
}

//! A statement as PostgreSQL keeps it.
struct Database::Prepared
{
    QString name;
    //! In the order of $1, $2, ...
    QStringList placeholders;
    QHash<QString, int> columns;
};

Database::Database(Engine engine, QSqlDatabase sql)
    : m_engine(engine)
    , m_sql(std::move(sql))
{
}

Database::~Database() = default;

void Database::setOpen()
{
    forgetStatements();
    m_isLost = false;
    ++m_openings;
    if (m_engine == Engine::Postgres)
        suppressNotices(connectionOf(m_sql));
}

void Database::setLost()
{
    forgetStatements();
    m_isLost = true;
}

pg_conn *Database::postgresConnection() const
{
    return m_engine == Engine::Postgres ? connectionOf(m_sql) : nullptr;
}

bool Database::isInSoundTransaction() const
{
    if (m_engine == Engine::Postgres)
        return PQtransactionStatus(connectionOf(m_sql)) == PQTRANS_INTRANS;
    auto *sqlite = handleOf<sqlite3>(m_sql);
    return sqlite && sqlite3_get_autocommit(sqlite) == 0;
}

void Database::forgetStatements()
{
    m_idle.clear();
    m_prepared.clear();
}

Core::Stored<Rows> Database::execute(const QString &sql, const Bindings &bindings)
{
    if (m_isLost)
        return Core::Unexpected(Core::StorageError::Unavailable);
    QElapsedTimer timer;
    timer.start();
    auto rows = m_engine == Engine::Sqlite ? executeOnSqlite(sql, bindings)
                                           : executeOnPostgres(sql, bindings);
    const bool isDone = rows.error().type() == QSqlError::NoError;
    if (m_observer)
        m_observer(std::chrono::nanoseconds(timer.nsecsElapsed()), isDone);
    if (isDone) {
        m_failures.recordSuccess(sql);
        return rows;
    }
    return Core::Unexpected(recordFailure(sql, rows.error()));
}

Rows Database::executeOnSqlite(const QString &sql, const Bindings &bindings)
{
    std::unique_ptr<Statement> statement;
    if (auto idle = m_idle.extract(sql)) {
        statement = std::move(idle.mapped());
    } else {
        statement = std::make_unique<Statement>(m_sql);
        statement->query.setForwardOnly(true);
        if (!statement->query.prepare(sql))
            return {this, QString(), std::move(statement)};
    }
    for (const auto &[name, value] : bindings)
        statement->query.bindValue(name, storable(value));
    const bool isDone = statement->query.exec();
    return {this, isDone ? sql : QString(), std::move(statement)};
}

// Qt prepares, executes and forgets for each use, which are three ways to the server and back. Here
// a statement is prepared once for a connection, with the means of SQL.
Rows Database::executeOnPostgres(const QString &sql, const Bindings &bindings)
{
    auto statement = std::make_unique<Statement>(m_sql);
    const StatementWatchdog::Watch watch(m_watchdog, connectionOf(m_sql));
    if (bindings.size() == 0) {
        statement->query.exec(sql);
        return {this, QString(), std::move(statement)};
    }
    auto prepared = m_prepared.value(sql);
    if (!prepared) {
        prepared = std::make_shared<Prepared>();
        prepared->name = u"s%1"_s.arg(++m_preparedCount);
        auto text = sql;
        QList<QString> names;
        for (const auto &[name, value] : bindings)
            names.append(name);
        prepared->placeholders = names;
        // The longest first: ":now" is the beginning of ":now2".
        std::ranges::sort(names, std::greater(), &QString::size);
        for (const auto &name : std::as_const(names)) {
            text.replace(name, u'$' + QString::number(prepared->placeholders.indexOf(name) + 1));
        }
        if (!statement->query.exec(u"PREPARE "_s + prepared->name + u" AS "_s + text))
            return {this, QString(), std::move(statement)};
        m_prepared.insert(sql, prepared);
    }
    QStringList values;
    for (const auto &placeholder : std::as_const(prepared->placeholders)) {
        const auto bound = std::ranges::find(bindings, placeholder, &Bindings::value_type::first);
        values.append(literal(bound == bindings.end() ? QVariant() : bound->second));
    }
    statement->query.exec(u"EXECUTE "_s + prepared->name + u" ("_s + values.join(", "_L1) + u')');
    return {this, QString(), std::move(statement)};
}

QString Database::literal(const QVariant &value) const
{
    if (isNull(value))
        return u"NULL"_s;
    QSqlField field(QString(), value.metaType());
    field.setValue(storable(value));
    return m_sql.driver()->formatValue(field);
}

Core::StorageError Database::recordFailure(const QString &sql, const QSqlError &error)
{
    const auto code = error.nativeErrorCode();
    const bool isPostgres = m_engine == Engine::Postgres;
    if (const auto trouble = isPostgres ? troubleFromSqlState(code) : troubleFrom(code)) {
        recordTrouble(*trouble);
        return Core::StorageError::Unavailable;
    }
    if (isPostgres && recordMissingRight(sql, error))
        return Core::StorageError::Unavailable;
    m_failures.recordFailure(
        sql, code, isPostgres && quotesData(code) ? QString() : error.databaseText().simplified());
    if (isPostgres && PQstatus(connectionOf(m_sql)) != CONNECTION_OK) {
        m_isLost = true;
        qCWarning(lcStorage).noquote() << Core::LogEvent("database.lost"_L1).text();
        return Core::StorageError::Unavailable;
    }
    return errorFor(m_engine, code);
}

// Once, too: whatever needs the right is tried again and again.
bool Database::recordMissingRight(const QString &sql, const QSqlError &error)
{
    const auto right = missingRightFrom(sql, error);
    if (!right || std::exchange(m_missingRight, *right) == *right)
        return right.has_value();
    qCWarning(lcStorage).noquote() << Core::LogEvent("database.denied"_L1)
                                          .with("right"_L1, *right)
                                          .with("message"_L1, sentenceOfMissingRight(*right))
                                          .text();
    return true;
}

// Damage outlasts every trouble that comes beside it.
void Database::recordTrouble(DatabaseTrouble trouble)
{
    if (m_trouble == DatabaseTrouble::Corrupt)
        return;
    m_troubleLog.recordTrouble(trouble);
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    setBusyTimeout(trouble != DatabaseTrouble::Locked);
}

qint64 Database::changes() const
{
    auto *sqlite = handleOf<sqlite3>(m_sql);
    return m_engine == Engine::Sqlite && sqlite ? sqlite3_total_changes64(sqlite) : 0;
}

bool Database::isInPlace()
{
    auto *sqlite = handleOf<sqlite3>(m_sql);
    int hasMoved = 0;
    if (m_engine != Engine::Sqlite || !sqlite
        || sqlite3_file_control(sqlite, nullptr, SQLITE_FCNTL_HAS_MOVED, &hasMoved) != SQLITE_OK
        || hasMoved == 0)
        return true;
    recordTrouble(DatabaseTrouble::Moved);
    return false;
}

// Each who comes would wait as long as the first, and all behind them.
void Database::setBusyTimeout(bool isLong)
{
    if (m_engine != Engine::Sqlite)
        return;
    constexpr auto briefly = 100;
    auto *sqlite = handleOf<sqlite3>(m_sql);
    if (sqlite)
        sqlite3_busy_timeout(sqlite, isLong ? int(busyTimeout.count()) : briefly);
}

void Database::recordBegin()
{
    m_changesBefore = changes();
}

// Most of a damaged file can still be written to, which mends nothing.
void Database::recordCommit()
{
    if (m_trouble != DatabaseTrouble::Corrupt && changes() != m_changesBefore)
        recordWrite();
}

void Database::recordWrite()
{
    if (!m_trouble)
        return;
    m_trouble.reset();
    setBusyTimeout(true);
    m_troubleLog.recordEnd();
}

void Database::giveBack(const QString &sql, std::unique_ptr<Statement> statement)
{
    if (m_engine != Engine::Sqlite || sql.isEmpty())
        return;
    statement->query.finish();
    m_idle.insert_or_assign(sql, std::move(statement));
}

} // namespace Storage
