// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "storage/engine/database.h"
#include "storage/postgres/postgresurl.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace Storage {

//! Why a database cannot be used.
enum class DatabaseErrorKind { UnknownEngine, CannotOpen, NewerThanProgram, MigrationFailed };

struct DatabaseError
{
    DatabaseErrorKind kind;
    //! One English sentence for the administrator: what is wrong and what to do. No secrets.
    QString sentence;
};

//! An open connection to a database, closed by the destructor. Use it only in the thread that
//! opened it (a rule of Qt Sql). Committed is durable: SQLite runs in WAL mode with
//! synchronous=FULL, which syncs the log at every commit; PostgreSQL does the like unless its
//! administrator has told it otherwise.
class Connection
{
public:
    static constexpr auto busyTimeout = Database::busyTimeout;

    //! @p url is "sqlite:/absolute/path/file.db", a file that is made if it is missing (its folder
    //! is not), or what libpq understands ("postgresql://user:password@host:5432/db"): a database
    //! that is there, holds UTF-8, and gives a connection a session of its own.
    [[nodiscard]] static Core::Expected<std::unique_ptr<Connection>, DatabaseError> open(
        const QString &url);

    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] Database &database() const { return *m_database; }

    //! Gives up on a statement of PostgreSQL after this time; without it, as for one who imports a
    //! large file, a statement may take as long as it takes. SQLite's do not wait for anybody else.
    [[nodiscard]] Core::Expected<void, DatabaseError> limitStatements(
        std::chrono::milliseconds limit);

    //! The file, or host and name.
    [[nodiscard]] const QString &place() const { return m_place; }
    //! Where PostgreSQL is; nothing for SQLite.
    [[nodiscard]] const std::optional<PostgresUrl> &postgresUrl() const { return m_postgresUrl; }

    //! After PostgreSQL was lost, or became read-only: opens it at @p host, which is one of
    //! PostgresUrl::eachHost(). Waits for the connection, for connect_timeout at the most.
    [[nodiscard]] Core::Expected<void, DatabaseError> reopen(int host = 0);

private:
    Connection(const QString &name, const QString &place, Engine engine, QSqlDatabase sql);
    [[nodiscard]] static Core::Expected<std::unique_ptr<Connection>, DatabaseError> openSqlite(
        const QString &file);
    [[nodiscard]] static Core::Expected<std::unique_ptr<Connection>, DatabaseError> openPostgres(
        const PostgresUrl &url);
    [[nodiscard]] Core::Expected<void, DatabaseError> prepareSqlite();
    [[nodiscard]] Core::Expected<void, DatabaseError> connectPostgres(const PostgresUrl &url);
    [[nodiscard]] Core::Expected<void, DatabaseError> checkPostgres(const PostgresUrl &url);
    [[nodiscard]] DatabaseError cannotUse(const QString &sentence) const;
    [[nodiscard]] Core::Expected<void, DatabaseError> setSchemaPath();
    [[nodiscard]] DatabaseError cannotOpen(const QString &why) const;
    [[nodiscard]] DatabaseError cannotOpen(const QSqlError &error) const;

    QString m_name;
    QString m_place;
    std::optional<PostgresUrl> m_postgresUrl;
    std::chrono::milliseconds m_statementLimit{0};
    std::unique_ptr<Database> m_database;
};

//! Tells the database that @p connection is open to from every other, whatever it is called here:
//! SQLite's by its file (device and inode), PostgreSQL's by its cluster and its name. No secret,
//! but not for strangers either.
[[nodiscard]] QString identityOf(const Connection &connection);

} // namespace Storage
