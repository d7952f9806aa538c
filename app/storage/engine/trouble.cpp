#include "storage/engine/trouble.h"

#include "core/base/enumtable.h"

#include <sqlite3.h>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<Trouble> names({
    {Trouble::Full, "full"_L1},
    {Trouble::ReadOnly, "read_only"_L1},
    {Trouble::ServerReadOnly, "read_only"_L1},
    {Trouble::Locked, "locked"_L1},
    {Trouble::Corrupt, "corrupt"_L1},
    {Trouble::Moved, "moved"_L1},
    {Trouble::Faulty, "faulty"_L1},
});

} // namespace

std::optional<Trouble> troubleFrom(const QString &resultCode)
{
    constexpr auto primary = 0xff;
    switch (resultCode.toInt() & primary) {
    case SQLITE_FULL:
        return Trouble::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return Trouble::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Trouble::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Trouble::Corrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return Trouble::Faulty;
    default:
        return std::nullopt;
    }
}

std::optional<Trouble> troubleFromSqlState(const QString &sqlState)
{
    if (sqlState == "25006"_L1) // read_only_sql_transaction
        return Trouble::ServerReadOnly;
    if (sqlState == "53100"_L1) // disk_full
        return Trouble::Full;
    return std::nullopt;
}

QLatin1StringView toString(Trouble trouble)
{
    return names[trouble];
}

QString sentenceOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Full:
        return u"the disk is full: make room on it; everything that was acknowledged is stored"_s;
    case Trouble::ReadOnly:
        return u"the file may not be written to: check its owner and rights and those of its "
               "folder, and that the disk is not mounted read-only"_s;
    case Trouble::Locked:
        return u"another program keeps the file to itself: wait until it is done, or end it"_s;
    case Trouble::Corrupt:
        return u"the file is damaged: keep a copy of it, bring the last backup back with "
               "amt-kioskctl restore, and check the disk"_s;
    case Trouble::Moved:
        return u"the file was removed or replaced while it was in use: put it back where it was, "
               "or restart the server to use what is there now"_s;
    case Trouble::ServerReadOnly:
        return u"PostgreSQL is read-only: it is a standby, perhaps after a failover, or "
               "default_transaction_read_only is on; name the server that can be written to in "
               "database/url, or all of them (postgresql://user:password@one,two/db)"_s;
    case Trouble::Faulty:
        return u"the disk reports an error: check it, and that there is room for larger files"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Storage
