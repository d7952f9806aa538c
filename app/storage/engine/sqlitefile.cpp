// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/sqlitefile.h"

#include "storage/engine/connection.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QSqlDriver>
#include <QThread>
#include <QVariant>

#include <sqlite3.h>

#include <cstring>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mainDatabase = "main";
// 1 MiB with pages of the usual size.
constexpr int pagesPerStep = 256;

struct StatementCloser
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

QString wordsFor(int code)
{
    return QString::fromUtf8(sqlite3_errstr(code));
}

bool isWait(int code)
{
    return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

} // namespace

void SqliteFile::Closer::operator()(sqlite3 *handle) const
{
    sqlite3_close(handle);
}

SqliteFile::SqliteFile(sqlite3 *handle)
    : m_handle(handle)
{
}

Core::Expected<SqliteFile, QString> SqliteFile::open(const QString &file, Access access)
{
    sqlite3 *handle = nullptr;
    const int flags = access == Access::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    const int code = sqlite3_open_v2(QFile::encodeName(file).constData(), &handle, flags, nullptr);
    SqliteFile opened(handle); // SQLite wants it closed even where it could not be opened
    if (code != SQLITE_OK)
        return Core::Unexpected(wordsFor(code));
    sqlite3_busy_timeout(handle, int(Connection::busyTimeout.count()));
    return opened;
}

Core::Expected<QStringList, QString> SqliteFile::ask(const QByteArray &sql) const
{
    sqlite3_stmt *prepared = nullptr;
    if (const int code = sqlite3_prepare_v2(handle(), sql.constData(), -1, &prepared, nullptr);
        code != SQLITE_OK)
        return Core::Unexpected(wordsFor(code));
    const std::unique_ptr<sqlite3_stmt, StatementCloser> statement(prepared);
    QStringList values;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
        const auto *text = static_cast<const char *>(sqlite3_column_blob(prepared, 0));
        values.append(QString::fromUtf8(text, sqlite3_column_bytes(prepared, 0)));
    }
    if (code != SQLITE_DONE)
        return Core::Unexpected(wordsFor(code));
    return values;
}

sqlite3 *sqliteHandleOf(const QSqlDatabase &database)
{
    const auto handle = database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

SqliteCopy::SqliteCopy(sqlite3 *from, sqlite3 *to)
    : m_to(to)
    , m_backup(sqlite3_backup_init(to, mainDatabase, from, mainDatabase))
{
}

SqliteCopy::~SqliteCopy()
{
    sqlite3_backup_finish(m_backup);
}

Core::Expected<void, QString> SqliteCopy::begin()
{
    KIOSK_CHECK(step(1));
    return {};
}

Core::Expected<void, QString> SqliteCopy::finish(const CopyProgress &progress)
{
    for (;;) {
        KIOSK_TRY(isComplete, step(pagesPerStep));
        const auto all = std::max(sqlite3_backup_pagecount(m_backup), 1);
        if (progress)
            progress(int(100 * (qint64(all) - sqlite3_backup_remaining(m_backup)) / all));
        if (isComplete)
            break;
    }
    const int code = sqlite3_backup_finish(std::exchange(m_backup, nullptr));
    if (code != SQLITE_OK)
        return Core::Unexpected(wordsFor(code));
    return {};
}

// True if that was the last one. SQLite does not wait for a lock by itself here, and nobody tells
// when one is given back.
Core::Expected<bool, QString> SqliteCopy::step(int pages)
{
    if (!m_backup)
        return Core::Unexpected(wordsFor(sqlite3_errcode(m_to)));
    const QDeadlineTimer deadline(Connection::busyTimeout);
    int code = SQLITE_OK;
    while (isWait(code = sqlite3_backup_step(m_backup, pages)) && !deadline.hasExpired())
        QThread::msleep(10);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        return Core::Unexpected(wordsFor(code));
    return code == SQLITE_DONE;
}

} // namespace Storage
