// SPDX-License-Identifier: GPL-3.0-only
#include "storage/audit/sqlauditlog.h"
#include "storage/engine/connection.h"
#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"
#include "storage/transaction/sqlunitofwork.h"
#include "storage/upkeep/backup.h"

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

using Kind = CopyError::Kind;

tl::unexpected<CopyError> restoreRefused(const QString &sentence)
{
    return Core::Unexpected(CopyError{.kind = Kind::Refused, .sentence = sentence});
}

tl::unexpected<CopyError> unusable(const QString &file, const QString &why)
{
    return restoreRefused(
        u"%1 cannot be restored (%2): nothing was changed; take another backup"_s.arg(file, why));
}

tl::unexpected<CopyError> cannotReplace(const QString &why)
{
    return Core::Unexpected(
        CopyError{.kind = Kind::Database,
                  .sentence = u"the database cannot be replaced (%1): nothing was changed; check "
                              "that there is room on the disk and that nobody holds a lock, and "
                              "try again"_s.arg(why)});
}

tl::unexpected<CopyError> newer()
{
    return restoreRefused(
        u"it was made by a newer version of this program: nothing was changed; update "
        "the program"_s);
}

// While it is copied the pages' size cannot change.
Core::Expected<void, QString> usePageSizeOf(const SqliteFile &model, const QString &file)
{
    KIOSK_TRY(stage, SqliteFile::open(file, SqliteFile::Access::Write));
    const auto wanted = model.ask("PRAGMA page_size"_ba);
    const auto there = stage.ask("PRAGMA page_size"_ba);
    if (!wanted || !there)
        return Core::Unexpected(u"it cannot be read"_s);
    if (*wanted == *there)
        return {};
    for (const auto &step : {"PRAGMA page_size = "_ba + wanted->value(0).toLatin1(), "VACUUM"_ba}) {
        KIOSK_CHECK(stage.ask(step));
    }
    return {};
}

// Sessions and codes that were revoked or used up since the backup must not come to life again. The
// ones that the backup itself holds have been over for long, or nobody knows them.
Core::Stored<Restored> expireLiveState(Database &database, const QDateTime &now)
{
    Restored restored;
    KIOSK_TRY(sessions,
              countChanges(database,
                           u"UPDATE sessions SET revoked_at = :now "
                           "WHERE revoked_at IS NULL AND ends_at > :now2"_s,
                           {{u":now"_s, toColumn(now)}, {u":now2"_s, toColumn(now)}}));
    restored.endedSessions = sessions;
    KIOSK_TRY(attempts,
              countChanges(database,
                           u"UPDATE login_attempts SET status = 'FAILED', "
                           "failure_reason = 'ATTEMPT_EXPIRED', updated_at = :now "
                           "WHERE status IN ('NEW', 'VERIFIED')"_s,
                           {{u":now"_s, toColumn(now)}}));
    restored.expiredAttempts = attempts;
    for (const auto &statement : {u"DELETE FROM handoff_codes WHERE used_at IS NULL"_s,
                                  u"DELETE FROM link_tickets WHERE used_at IS NULL"_s,
                                  u"DELETE FROM deferred_messages"_s}) {
        KIOSK_CHECK(run(database, statement));
    }
    return restored;
}

Core::Expected<Restored, CopyError> prepare(const QString &stage, const Core::AuditEntry &entry,
                                            const Database &live)
{
    const auto connection = Connection::open(u"sqlite:"_s + stage);
    if (!connection)
        return cannotReplace(connection.error().sentence);
    auto &database = (*connection)->database();
    database.setAuditSeal(live.auditSeal());
    if (const auto migrated = Migrator(database).migrate(); !migrated)
        return cannotReplace(migrated.error().sentence);
    const auto restored = SqlUnitOfWork(database).commit([&]() -> Core::Stored<Restored> {
        KIOSK_TRY(expired, expireLiveState(database, entry.at));
        KIOSK_CHECK(SqlAuditLog(database).append(entry));
        return expired;
    });
    if (!restored)
        return cannotReplace(u"the backup cannot be prepared, see the log"_s);
    return *restored;
}

// Returns an empty name for a database without a table.
Core::Expected<QString, CopyError> saveCurrent(const SqliteFile &current, const QString &file,
                                               const QDateTime &now)
{
    const auto tables = current.ask("SELECT name FROM sqlite_schema LIMIT 1"_ba);
    if (tables && tables->isEmpty())
        return QString();
    const auto name = file + u".before-restore-"_s + now.toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    PartialFile part(name);
    if (!part.isMade())
        return cannotReplace(part.error());
    if (const auto filled = part.fill(current.handle(), {}); !filled)
        return cannotReplace(filled.error());
    if (const auto kept = part.keepAs(name); !kept)
        return cannotReplace(kept.error());
    return name;
}

Core::Expected<QString, CopyError> putInPlace(const QString &stage, Database &database,
                                              const QDateTime &now, const CopyProgress &progress)
{
    const auto file = database.sql().databaseName();
    const auto from = SqliteFile::open(stage, SqliteFile::Access::Write);
    if (!from)
        return cannotReplace(from.error());
    const auto current = SqliteFile::open(file, SqliteFile::Access::Read);
    if (!current)
        return cannotReplace(current.error());
    SqliteCopy copy(from->handle(), sqliteHandleOf(database.sql()));
    if (const auto begun = copy.begin(); !begun)
        return cannotReplace(begun.error());
    // From here on nobody writes, and who reads still sees the old content.
    auto saved = saveCurrent(*current, file, now);
    if (!saved)
        return saved;
    if (const auto copied = copy.finish(progress); !copied) {
        if (!saved->isEmpty())
            QFile::remove(*saved);
        return cannotReplace(copied.error());
    }
    return saved;
}

// Puts a verified copy of @p file into @p stage.
Core::Expected<void, CopyError> takeIn(const QString &file, PartialFile &stage,
                                       const Database &database)
{
    const auto backup = SqliteFile::open(file, SqliteFile::Access::Read);
    if (!backup)
        return unusable(file, backup.error());
    if (const auto filled = stage.fill(backup->handle(), {}); !filled)
        return unusable(file, filled.error());
    const auto taken = SqliteFile::open(stage.name(), SqliteFile::Access::Read);
    if (!taken)
        return cannotReplace(taken.error());
    const auto version = examine(*taken);
    if (!version)
        return unusable(file, version.error());
    if (*version > builtInMigrations(Engine::Sqlite).last().version)
        return newer();
    const auto live = SqliteFile::open(database.sql().databaseName(), SqliteFile::Access::Read);
    if (!live)
        return cannotReplace(live.error());
    if (const auto done = usePageSizeOf(*live, stage.name()); !done)
        return unusable(file, done.error());
    return {};
}

// A database that a newer server uses is not for this program to replace.
bool isNewer(Database &database)
{
    const Migrator migrator(database);
    return migrator.currentVersion().value_or(0) > migrator.newestVersion();
}

} // namespace

Core::Expected<Restored, CopyError> restore(Database &database, const QString &file,
                                            const Core::AuditEntry &entry,
                                            const CopyProgress &progress)
{
    if (database.engine() != Engine::Sqlite)
        return restoreRefused(u"the database is PostgreSQL's: restore it with pg_restore"_s);
    if (!QFileInfo(file).isFile())
        return restoreRefused(u"there is no file %1"_s.arg(file));
    if (isFileOf(database, QFileInfo(file)))
        return restoreRefused(u"%1 is the database itself: name a backup"_s.arg(file));
    if (!sqliteHandleOf(database.sql()))
        return cannotReplace(u"Qt's driver has a SQLite of its own"_s);
    if (isNewer(database))
        return newer();
    PartialFile stage(database.sql().databaseName());
    if (!stage.isMade())
        return cannotReplace(stage.error());
    KIOSK_CHECK(takeIn(file, stage, database));
    auto restored = prepare(stage.name(), entry, database);
    if (!restored)
        return restored;
    KIOSK_TRY(saved, putInPlace(stage.name(), database, entry.at, progress));
    database.forgetStatements();
    restored->safetyCopy = saved;
    return restored;
}

} // namespace Storage
