#pragma once

#include "core/expected.h"

#include <QSqlDatabase>
#include <QString>

#include <chrono>
#include <memory>

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
//! synchronous=FULL, which syncs the log at every commit.
class Connection
{
public:
    //! How long a statement waits for another process that writes.
    static constexpr std::chrono::milliseconds busyTimeout{5000};

    //! @p url is "sqlite:/absolute/path/file.db". The file is made if it is missing, its folder is
    //! not.
    [[nodiscard]] static Core::Expected<std::unique_ptr<Connection>, DatabaseError> open(
        const QString &url);

    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }

private:
    explicit Connection(const QString &file);
    [[nodiscard]] Core::Expected<void, DatabaseError> prepare();

    QString m_name;
    QString m_file;
    QSqlDatabase m_database;
};

} // namespace Storage
