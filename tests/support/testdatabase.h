// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/engine/connection.h"

#include <QString>
#include <QTemporaryDir>
#include <QVariant>

#include <memory>

namespace TestSupport {

//! Global data rows, "sqlite" and "postgresql", with the one column "driver": a test's promises
//! hold on both.
void addDrivers();

//! The same and "adopted", which is PostgreSQL with the empty tables of the original site in it.
void addDriversAndAdopted();

//! A statement that ends every other connection to its database in PostgreSQL.
inline const auto hangUpOnOthers =
    QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                   "WHERE datname = current_database() AND pid <> pg_backend_pid()");

//! A database of its own for one test. SQLite's is in a file, because locks and the write-ahead log
//! are only there what they are in production; PostgreSQL's is in a server that the first test of
//! an executable starts and its end stops.
class TestDatabase
{
public:
    enum class Content { Schema, Nothing };

    //! @p driver is a Qt Sql driver's name, "QSQLITE" or "QPSQL", or "adopted".
    explicit TestDatabase(const QString &driver, Content content = Content::Schema);
    ~TestDatabase();
    Q_DISABLE_COPY_MOVE(TestDatabase)

    //! The driver can be used here and the schema is there. If not, nothing else may be called.
    [[nodiscard]] bool isReady() const { return m_connection != nullptr; }

    [[nodiscard]] QString url() const { return m_url; }
    //! SQLite's.
    [[nodiscard]] QString file() const;
    [[nodiscard]] Storage::Database &database() const { return m_connection->database(); }
    [[nodiscard]] Storage::Connection &connection() const { return *m_connection; }

    //! As another process, or another thread, would have it.
    [[nodiscard]] std::unique_ptr<Storage::Connection> anotherConnection() const;

    //! The first column of the first row of @p sql; invalid if there is none or it fails.
    [[nodiscard]] QVariant valueOf(const QString &sql) const;

    //! How the database would find the rows, if it had so many that looking at all costs too much.
    [[nodiscard]] QString planOf(const QString &select) const;

    //! A statement that takes @p table, or what stands in its place, away, whatever else refers to
    //! it.
    [[nodiscard]] QString dropping(const QString &table) const;

private:
    QTemporaryDir m_folder;
    QString m_url;
    std::unique_ptr<Storage::Connection> m_connection;
};

} // namespace TestSupport
