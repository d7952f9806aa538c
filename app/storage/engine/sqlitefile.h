// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

struct sqlite3;
struct sqlite3_backup;

namespace Storage {

//! A file of SQLite, opened with SQLite's own functions: Qt has none for copying a database in use.
//! Errors are SQLite's words.
class SqliteFile
{
public:
    //! Write takes a file that is there, which may be empty.
    enum class Access { Read, Write };
    [[nodiscard]] static Core::Expected<SqliteFile, QString> open(const QString &file,
                                                                  Access access);

    [[nodiscard]] sqlite3 *handle() const { return m_handle.get(); }
    //! The first column of every row of @p sql.
    [[nodiscard]] Core::Expected<QStringList, QString> ask(const QByteArray &sql) const;

private:
    struct Closer
    {
        void operator()(sqlite3 *handle) const;
    };
    explicit SqliteFile(sqlite3 *handle);

    std::unique_ptr<sqlite3, Closer> m_handle;
};

//! SQLite's own handle of an open database; none if Qt's driver is built with a SQLite of its own.
//! It must not be closed.
[[nodiscard]] sqlite3 *sqliteHandleOf(const QSqlDatabase &database);

//! Gets how much is done, in per cent.
using CopyProgress = std::function<void(int percent)>;

//! Replaces the content of one open database by that of another (sqlite.org/backup.html), in one
//! transaction: until it is complete everybody else sees the old content, and if it fails or is
//! abandoned it stays. From the first step on nobody else can write to the destination.
class SqliteCopy
{
public:
    //! Both outlive this object.
    SqliteCopy(sqlite3 *from, sqlite3 *to);
    ~SqliteCopy();
    Q_DISABLE_COPY_MOVE(SqliteCopy)

    //! Copies the first page, and so takes the destination's lock. Waits for it like a statement.
    [[nodiscard]] Core::Expected<void, QString> begin();
    //! Copies the rest, in small steps, and commits.
    [[nodiscard]] Core::Expected<void, QString> finish(const CopyProgress &progress = {});

private:
    [[nodiscard]] Core::Expected<bool, QString> step(int pages);

    sqlite3 *m_to;
    sqlite3_backup *m_backup;
};

} // namespace Storage
