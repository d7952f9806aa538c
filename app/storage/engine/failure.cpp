// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/failure.h"

#include "core/base/enumtable.h"

#include <QRegularExpression>

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

bool isRefusedBySqlite(int code)
{
    constexpr auto primary = 0xff;
    switch (code & primary) {
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return true;
    case SQLITE_CONSTRAINT:
        return code != SQLITE_CONSTRAINT_UNIQUE && code != SQLITE_CONSTRAINT_PRIMARYKEY
            && code != SQLITE_CONSTRAINT_ROWID;
    default:
        return false;
    }
}

bool isRefusedByPostgres(const QString &sqlState)
{
    // Cardinality, data, integrity constraints, limits of the program such as an index row's size.
    constexpr std::array classes{"21"_L1, "22"_L1, "23"_L1, "54"_L1};
    constexpr auto uniqueViolation = "23505"_L1;
    return sqlState != uniqueViolation && std::ranges::any_of(classes, [&sqlState](auto name) {
               return sqlState.startsWith(name);
           });
}

constexpr Core::EnumNames<DatabaseTrouble> names({
    {DatabaseTrouble::Full, "full"_L1},
    {DatabaseTrouble::ReadOnly, "read_only"_L1},
    {DatabaseTrouble::ServerReadOnly, "read_only"_L1},
    {DatabaseTrouble::Locked, "locked"_L1},
    {DatabaseTrouble::Corrupt, "corrupt"_L1},
    {DatabaseTrouble::Moved, "moved"_L1},
    {DatabaseTrouble::Faulty, "faulty"_L1},
});

QString verbOf(const QString &sql)
{
    return sql.simplified().section(u' ', 0, 0).toUpper();
}

// The statement's first word tells whether it reads, writes or changes rows.
QString rightFor(const QString &kind, const QString &verb)
{
    if (kind == "database"_L1)
        return u"CREATE"_s;
    if (kind == "schema"_L1)
        return verb == "CREATE"_L1 ? u"CREATE"_s : u"USAGE"_s;
    if (kind == "sequence"_L1)
        return u"USAGE"_s;
    if (kind == "function"_L1)
        return u"EXECUTE"_s;
    return verb;
}

} // namespace

Core::StorageError errorFor(Engine engine, const QString &nativeCode)
{
    const bool isRefused = engine == Engine::Sqlite ? isRefusedBySqlite(nativeCode.toInt())
                                                    : isRefusedByPostgres(nativeCode);
    return isRefused ? Core::StorageError::Refused : Core::StorageError::Unavailable;
}

std::optional<DatabaseTrouble> troubleFrom(const QString &resultCode)
{
    constexpr auto primary = 0xff;
    switch (resultCode.toInt() & primary) {
    case SQLITE_FULL:
        return DatabaseTrouble::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return DatabaseTrouble::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DatabaseTrouble::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DatabaseTrouble::Corrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return DatabaseTrouble::Faulty;
    default:
        return std::nullopt;
    }
}

std::optional<DatabaseTrouble> troubleFromSqlState(const QString &sqlState)
{
    if (sqlState == "25006"_L1) // read_only_sql_transaction
        return DatabaseTrouble::ServerReadOnly;
    if (sqlState == "53100"_L1) // disk_full
        return DatabaseTrouble::Full;
    return std::nullopt;
}

QLatin1StringView toString(DatabaseTrouble trouble)
{
    return names[trouble];
}

QString sentenceOf(DatabaseTrouble trouble)
{
    switch (trouble) {
    case DatabaseTrouble::Full:
        return u"the disk is full: make room on it; everything that was acknowledged is stored"_s;
    case DatabaseTrouble::ReadOnly:
        return u"the file may not be written to: check its owner and rights and those of its "
               "folder, and that the disk is not mounted read-only"_s;
    case DatabaseTrouble::Locked:
        return u"another program keeps the file to itself: wait until it is done, or end it"_s;
    case DatabaseTrouble::Corrupt:
        return u"the file is damaged: keep a copy of it, bring the last backup back with "
               "amt-kioskctl restore, and check the disk"_s;
    case DatabaseTrouble::Moved:
        return u"the file was removed or replaced while it was in use: put it back where it was, "
               "or restart the server to use what is there now"_s;
    case DatabaseTrouble::ServerReadOnly:
        return u"PostgreSQL is read-only: it is a standby, perhaps after a failover, or "
               "default_transaction_read_only is on; name the server that can be written to in "
               "database/url, or all of them (postgresql://user:password@one,two/db)"_s;
    case DatabaseTrouble::Faulty:
        return u"the disk reports an error: check it, and that there is room for larger files"_s;
    }
    Q_UNREACHABLE();
}

// The server's words are the only place that has the name; in another language they stand as they
// are.
std::optional<QString> missingRightFrom(const QString &sql, const QSqlError &error)
{
    const auto code = error.nativeErrorCode();
    if (code == "3F000"_L1) // invalid_schema_name: none that may be used is in the search path
        return u"CREATE and USAGE on schema public"_s;
    if (code != "42501"_L1) // insufficient_privilege
        return std::nullopt;
    static const QRegularExpression denied(u"permission denied for (\\w+) (\\S+)"_s);
    static const QRegularExpression notOwner(u"must be owner of (\\w+ \\S+)"_s);
    const auto text = error.databaseText().simplified();
    if (const auto match = denied.match(text); match.hasMatch()) {
        return rightFor(match.captured(1), verbOf(sql)) + u" on "_s + match.captured(1) + u' '
            + match.captured(2);
    }
    if (const auto match = notOwner.match(text); match.hasMatch())
        return u"ownership of "_s + match.captured(1);
    return text;
}

QString sentenceOfMissingRight(const QString &right)
{
    return u"the user of database/url lacks a right (%1): let the owner of the database give it "
           "with GRANT"_s.arg(right);
}

} // namespace Storage
