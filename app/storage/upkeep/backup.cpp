// SPDX-License-Identifier: GPL-3.0-only
#include "storage/upkeep/backup.h"

#include "storage/engine/statement.h"
#include "storage/schema/migrator.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

using Kind = CopyError::Kind;

tl::unexpected<CopyError> refused(const QString &sentence)
{
    return Core::Unexpected(CopyError{.kind = Kind::Refused, .sentence = sentence});
}

tl::unexpected<CopyError> databaseFault(const QString &why)
{
    return Core::Unexpected(CopyError{
        .kind = Kind::Database,
        .sentence = u"the database cannot be saved (%1): nothing was written; see the log, and "
                    "amt-kioskctl doctor"_s.arg(why)});
}

tl::unexpected<CopyError> cannotWrite(const QString &file, const QString &why)
{
    return refused(u"cannot write %1 (%2): check that there is room on the disk and that this user "
                   "may write there"_s.arg(file, why));
}

Core::Expected<void, QString> sync(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0)
        ::close(file);
    if (!isSynced)
        return Core::Unexpected(QString::fromLocal8Bit(std::strerror(error)));
    return {};
}

//! Keeps all reads between its two ends at one moment, whatever others write meanwhile.
class Snapshot
{
public:
    explicit Snapshot(Database &database)
        : m_database(database)
        , m_isTaken(run(database, u"BEGIN"_s)
                    // Only a read takes it.
                    && run(database, u"SELECT count(*) FROM sqlite_schema"_s))
    {
    }
    ~Snapshot() { (void)run(m_database, u"ROLLBACK"_s); }
    Q_DISABLE_COPY_MOVE(Snapshot)

    [[nodiscard]] bool isTaken() const { return m_isTaken; }

private:
    Database &m_database;
    bool m_isTaken;
};

Core::Expected<void, CopyError> copySnapshot(Database &database, PartialFile &part,
                                             const QString &file, const CopyProgress &progress)
{
    auto *const handle = sqliteHandleOf(database.sql());
    if (!handle)
        return databaseFault(u"Qt's driver has a SQLite of its own: install libqt6sql6-sqlite"_s);
    const Snapshot snapshot(database);
    if (!snapshot.isTaken())
        return databaseFault(u"it cannot be read"_s);
    const auto version = Migrator(database).currentVersion();
    if (!version)
        return databaseFault(u"its version cannot be read"_s);
    if (const auto filled = part.fill(handle, progress); !filled)
        return cannotWrite(file, filled.error());
    const auto copy = SqliteFile::open(part.name(), SqliteFile::Access::Read);
    if (!copy)
        return cannotWrite(file, copy.error());
    const auto copied = examine(*copy);
    if (!copied)
        return databaseFault(copied.error());
    if (*copied != *version)
        return cannotWrite(file, u"the copy differs"_s);
    return {};
}

// The names of an unknown file's migrations tell more than their numbers: other programs have a
// table of this name, too.
bool isOurs(const QStringList &versionsAndNames)
{
    const auto known = builtInMigrations(Engine::Sqlite);
    for (qsizetype i = 0; i < versionsAndNames.size() && i < known.size(); ++i) {
        if (versionsAndNames[i] != u"%1 %2"_s.arg(known[i].version).arg(known[i].name))
            return false;
    }
    return !versionsAndNames.isEmpty();
}

} // namespace

PartialFile::PartialFile(const QString &target)
    : m_file(target + u".XXXXXX.part"_s)
    , m_isMade(m_file.open())
{
    m_file.close();
}

PartialFile::~PartialFile()
{
    for (const auto *suffix : {"-journal", "-wal", "-shm"})
        QFile::remove(name() + QLatin1StringView(suffix));
}

Core::Expected<void, QString> PartialFile::fill(sqlite3 *from, const CopyProgress &progress)
{
    KIOSK_TRY(file, SqliteFile::open(name(), SqliteFile::Access::Write));
    SqliteCopy copy(from, file.handle());
    KIOSK_CHECK(copy.finish(progress));
    // In WAL mode, which is copied along, a database is up to three files.
    KIOSK_CHECK(file.ask("PRAGMA journal_mode = DELETE"_ba));
    return {};
}

Core::Expected<void, QString> PartialFile::keepAs(const QString &target)
{
    KIOSK_CHECK(sync(name()));
    if (std::rename(QFile::encodeName(name()).constData(), QFile::encodeName(target).constData())
        != 0)
        return Core::Unexpected(QString::fromLocal8Bit(std::strerror(errno)));
    m_file.setAutoRemove(false);
    return sync(QFileInfo(target).absolutePath());
}

bool isFileOf(const Database &database, const QFileInfo &file)
{
    const QFileInfo own(database.sql().databaseName());
    const auto folder = QFileInfo(own.absolutePath()).canonicalFilePath();
    if (file.exists() && file.canonicalFilePath() == own.canonicalFilePath())
        return true;
    return QFileInfo(file.absolutePath()).canonicalFilePath() == folder
        && QStringList{own.fileName(), own.fileName() + u"-wal"_s, own.fileName() + u"-shm"_s,
                       own.fileName() + u"-journal"_s}
               .contains(file.fileName());
}

Core::Expected<int, QString> examine(const SqliteFile &file)
{
    KIOSK_TRY(tables,
              file.ask("SELECT name FROM sqlite_schema WHERE name = 'schema_migrations'"_ba));
    const auto foreign = Core::Unexpected(u"it is not a database of this program"_s);
    if (tables.isEmpty())
        return foreign;
    const auto sound = file.ask("PRAGMA integrity_check(1)"_ba);
    if (!sound || *sound != QStringList{u"ok"_s})
        return Core::Unexpected(u"it is damaged"_s);
    const auto orphans = file.ask("PRAGMA foreign_key_check"_ba);
    if (!orphans || !orphans->isEmpty())
        return Core::Unexpected(u"it is damaged: rows refer to others that are missing"_s);
    const auto migrations =
        file.ask("SELECT version || ' ' || name FROM schema_migrations ORDER BY version"_ba);
    if (!migrations || !isOurs(*migrations))
        return foreign;
    return migrations->last().section(u' ', 0, 0).toInt();
}

Core::Expected<void, CopyError> backUp(Database &database, const QString &file,
                                       const CopyProgress &progress)
{
    if (database.engine() != Engine::Sqlite)
        return refused(u"the database is PostgreSQL's: save it with pg_dump"_s);
    QFileInfo target(file);
    if (target.isSymLink())
        target = QFileInfo(target.symLinkTarget());
    if (isFileOf(database, target))
        return refused(u"%1 is the database itself: name another file"_s.arg(file));
    if (target.exists() && !target.isFile())
        return refused(u"%1 is not a file: name one"_s.arg(file));
    PartialFile part(target.absoluteFilePath());
    if (!part.isMade())
        return cannotWrite(file, part.error());
    KIOSK_CHECK(copySnapshot(database, part, file, progress));
    if (const auto kept = part.keepAs(target.absoluteFilePath()); !kept)
        return cannotWrite(file, kept.error());
    return {};
}

} // namespace Storage
