// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "storage/engine/failure.h"
#include "storage/engine/failurelog.h"

#include <QHash>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

struct pg_conn;

namespace Storage {

class Database;

//! A query with the places of its columns: Qt would look a name up in a new list of columns for
//! every value of every row.
struct Statement
{
    explicit Statement(const QSqlDatabase &database)
        : query(database)
    {
    }

    QSqlQuery query;
    QHash<QString, int> columns;
};

//! Result of a statement. On SQLite it keeps the statement for itself while it lives, so
//! let it go before the next use of the database where that matters (a COMMIT, for example).
class Rows
{
public:
    Rows(Database *database, QString sql, std::unique_ptr<Statement> statement);
    ~Rows();
    Rows(Rows &&other) noexcept;
    Rows &operator=(Rows &&other) noexcept = delete;
    Q_DISABLE_COPY(Rows)

    //! Goes to the next row, at first to the first one.
    [[nodiscard]] bool next() { return m_statement->query.next(); }
    [[nodiscard]] QVariant value(int column) const { return m_statement->query.value(column); }
    [[nodiscard]] QVariant value(const QString &column) const;
    [[nodiscard]] int numRowsAffected() const { return m_statement->query.numRowsAffected(); }
    [[nodiscard]] QSqlError error() const { return m_statement->query.lastError(); }
    //! No more rows are wanted.
    void finish() { m_statement->query.finish(); }

private:
    Database *m_database;
    QString m_sql;
    std::unique_ptr<Statement> m_statement;
};

//! The values of ":name" placeholders.
using Bindings = QList<std::pair<QString, QVariant>>;

class AuditSeal;
class StatementWatchdog;

//! One open database: runs statements and keeps them prepared. Made by Connection, which opens and
//! closes it. Use it only in the thread that opened it (a rule of Qt Sql).
class Database
{
public:
    //! How long a statement took, for who measures it. It must not use the database.
    using Observer = std::function<void(std::chrono::nanoseconds duration, bool isDone)>;

    //! How long a statement waits for another process that writes.
    static constexpr std::chrono::milliseconds busyTimeout{5000};

    explicit Database(Engine engine, QSqlDatabase sql);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] Engine engine() const { return m_engine; }
    //! For what Qt offers beside statements.
    [[nodiscard]] const QSqlDatabase &sql() const { return m_sql; }
    //! PostgreSQL's connection, for what Qt does not offer; it stays the driver's.
    [[nodiscard]] pg_conn *postgresConnection() const;

    //! PostgreSQL does not answer any more: nothing works until Connection::reopen().
    [[nodiscard]] bool isLost() const { return m_isLost; }
    //! How often it was opened: what was begun before the last time is lost.
    [[nodiscard]] int openings() const { return m_openings; }
    //! A transaction is open, and all that was done in it can be committed. Not so after some
    //! errors: SQLite then rolls back by itself, and PostgreSQL waits for a ROLLBACK, which also a
    //! COMMIT is then, and takes for granted that whoever asks knows.
    [[nodiscard]] bool isInSoundTransaction() const;
    //! Its connection has been opened, or opened anew: nothing of the former one is left.
    void setOpen();
    //! Its connection is closed or of no use: as isLost(). A driver of Qt does not tell a statement
    //! on a closed connection from one that was done.
    void setLost();

    //! It cannot store anything: since a statement has failed because of it, and until
    //! something was stored. Its beginning and end are in the log.
    [[nodiscard]] std::optional<DatabaseTrouble> trouble() const { return m_trouble; }
    //! The right that PostgreSQL missed last, "UPDATE on table sessions" for example; empty if none
    //! was missing.
    [[nodiscard]] const QString &missingRight() const { return m_missingRight; }
    //! False if SQLite's file is no longer where it was opened, which is a trouble: SQLite itself
    //! would go on storing in what nobody finds again.
    [[nodiscard]] bool isInPlace();
    //! A transaction has begun, or its commit is done. What changes nothing says nothing about
    //! whether SQLite can write.
    void recordBegin();
    void recordCommit();
    //! Something was stored.
    void recordWrite();

    //! It is the original site's, with our tables beside theirs (Adoption).
    [[nodiscard]] bool isAdopted() const { return m_isAdopted; }
    void setAdopted(bool isAdopted) { m_isAdopted = isAdopted; }

    //! Region that completes the numbers of an adopted database (ISO 3166, "KG"). Where it is not
    //! set, only those that have a country code are numbers.
    [[nodiscard]] const QString &phoneRegion() const { return m_phoneRegion; }
    void setPhoneRegion(const QString &region) { m_phoneRegion = region; }

    //! Seals the audit's ends (SqlAuditLog); without one they are not sealed.
    [[nodiscard]] const std::shared_ptr<const AuditSeal> &auditSeal() const { return m_auditSeal; }
    void setAuditSeal(std::shared_ptr<const AuditSeal> seal) { m_auditSeal = std::move(seal); }

    void setObserver(Observer observer) { m_observer = std::move(observer); }
    //! Cuts the connection to PostgreSQL when a statement takes longer, whoever is to blame: a
    //! network that swallows what is sent would hold this thread for minutes. @p watchdog outlives
    //! this object.
    void setWatchdog(StatementWatchdog *watchdog) { m_watchdog = watchdog; }

    //! Binds ":name" placeholders and executes. A failure is logged here, without the bound values:
    //! once, until the statement succeeds or fails in another way.
    [[nodiscard]] Core::Stored<Rows> execute(const QString &sql, const Bindings &bindings);

    //! Logs it, without what it quotes of the data, looks whether the connection is lost, and tells
    //! what it means. For what is done past execute().
    Core::StorageError recordFailure(const QString &sql, const QSqlError &error);

    //! Forgets the prepared statements, which must not outlive the connection.
    void forgetStatements();

private:
    friend class Rows;
    struct Prepared;

    [[nodiscard]] Rows executeOnSqlite(const QString &sql, const Bindings &bindings);
    [[nodiscard]] Rows executeOnPostgres(const QString &sql, const Bindings &bindings);
    [[nodiscard]] QString literal(const QVariant &value) const;
    void recordTrouble(DatabaseTrouble trouble);
    [[nodiscard]] bool recordMissingRight(const QString &sql, const QSqlError &error);
    [[nodiscard]] qint64 changes() const;
    void setBusyTimeout(bool isLong);
    void giveBack(const QString &sql, std::unique_ptr<Statement> statement);

    Engine m_engine;
    QSqlDatabase m_sql;
    bool m_isLost = false;
    int m_openings = 0;
    std::optional<DatabaseTrouble> m_trouble;
    TroubleLog m_troubleLog;
    FailureLog m_failures;
    QString m_missingRight;
    //! SQLite's count of changed rows when the transaction began.
    qint64 m_changesBefore = 0;
    bool m_isAdopted = false;
    QString m_phoneRegion;
    std::shared_ptr<const AuditSeal> m_auditSeal;
    Observer m_observer;
    StatementWatchdog *m_watchdog = nullptr;
    //! SQLite's, while nobody uses them.
    std::unordered_map<QString, std::unique_ptr<Statement>> m_idle;
    //! PostgreSQL's: what each is called there.
    QHash<QString, std::shared_ptr<Prepared>> m_prepared;
    int m_preparedCount = 0;
};

} // namespace Storage
