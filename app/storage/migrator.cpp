#include "storage/migrator.h"

#include "storage/sqlunitofwork.h"
#include "storage/statement.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

DatabaseError migrationFailed(const QString &what)
{
    return {.kind = DatabaseErrorKind::MigrationFailed,
            .sentence = u"the database could not be brought up to date (%1): see the log, and keep "
                        "a copy of the file before trying again"_s.arg(what)};
}

DatabaseError newerThanProgram(int found, int known)
{
    return {.kind = DatabaseErrorKind::NewerThanProgram,
            .sentence =
                u"the database was made by a newer version of this program (schema %1, this "
                "program knows %2): update the program"_s.arg(found)
                    .arg(known)};
}

QStringList statementsOf(const QString &sql)
{
    static const QRegularExpression comments(u"^--.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression end(u";\\s*\\n\\s*\\n|;\\s*$"_s);
    return QString(sql).remove(comments).trimmed().split(end, Qt::SkipEmptyParts);
}

Core::Stored<void> apply(const QSqlDatabase &database, const Migration &migration)
{
    for (const auto &statement : statementsOf(migration.sql)) {
        if (auto done = run(database, statement); !done)
            return done;
    }
    return run(database,
               u"INSERT INTO schema_migrations (version, name, applied_at) "
               "VALUES (:version, :name, :applied_at)"_s,
               {{u":version"_s, migration.version},
                {u":name"_s, migration.name},
                {u":applied_at"_s, toColumn(QDateTime::currentDateTimeUtc())}});
}

} // namespace

QList<Migration> builtInMigrations()
{
    static const QRegularExpression name(u"^(\\d{4})_(\\w+)\\.sql$"_s);
    QList<Migration> migrations;
    const QDir folder(u":/migrations/sqlite"_s);
    for (const auto &entry : folder.entryList(QDir::Files, QDir::Name)) {
        const auto match = name.match(entry);
        QFile file(folder.filePath(entry));
        if (!match.hasMatch() || !file.open(QIODevice::ReadOnly))
            qFatal("the program was built with a broken migration");
        migrations.append({.version = match.captured(1).toInt(),
                           .name = match.captured(2),
                           .sql = QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

Migrator::Migrator(QSqlDatabase database, QList<Migration> migrations)
    : m_database(std::move(database))
    , m_migrations(std::move(migrations))
{
}

Core::Expected<int, DatabaseError> Migrator::currentVersion() const
{
    if (!m_database.tables().contains("schema_migrations"_L1))
        return 0;
    auto query = execute(m_database, u"SELECT coalesce(max(version), 0) FROM schema_migrations"_s);
    if (!query || !query->next())
        return Core::Unexpected(migrationFailed(u"its version cannot be read"_s));
    return query->value(0).toInt();
}

int Migrator::newestVersion() const
{
    return m_migrations.isEmpty() ? 0 : m_migrations.last().version;
}

Core::Expected<int, DatabaseError> Migrator::migrate()
{
    int applied = 0;
    for (;;) {
        const auto current = currentVersion();
        if (!current)
            return Core::Unexpected(current.error());
        if (*current > newestVersion())
            return Core::Unexpected(newerThanProgram(*current, newestVersion()));
        if (*current == newestVersion())
            return applied;
        const auto done = applyNext();
        if (!done)
            return Core::Unexpected(migrationFailed(u"step %1"_s.arg(*current + 1)));
        applied += *done ? 1 : 0;
    }
}

// False when another process was faster: the version is read again under the write lock.
Core::Stored<bool> Migrator::applyNext()
{
    bool applied = false;
    const auto done = SqlUnitOfWork(m_database).commit([&]() -> Core::Stored<void> {
        auto table = run(m_database,
                         u"CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY "
                         "KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"_s);
        if (!table)
            return table;
        const auto version = currentVersion();
        if (!version)
            return Core::Unexpected(Core::StorageError::Unavailable);
        for (const auto &migration : m_migrations) {
            applied = migration.version > *version;
            if (applied)
                return apply(m_database, migration);
        }
        return {};
    });
    if (!done)
        return Core::Unexpected(done.error());
    return applied;
}

} // namespace Storage
