// SPDX-License-Identifier: GPL-3.0-only
#include "storage/schema/migrator.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"
#include "storage/engine/failure.h"
#include "storage/engine/statement.h"
#include "storage/schema/adoption.h"
#include "storage/schema/sqlfile.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

DatabaseError migrationFailed(const QString &what, const Database &database)
{
    if (const auto trouble = database.trouble()) {
        return {.kind = DatabaseErrorKind::CannotOpen,
                .sentence = u"the database cannot be used: "_s + sentenceOf(*trouble)};
    }
    if (!database.missingRight().isEmpty()) {
        return {.kind = DatabaseErrorKind::MigrationFailed,
                .sentence = u"the database could not be brought up to date (%1): %2"_s.arg(
                    what, sentenceOfMissingRight(database.missingRight()))};
    }
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

Core::Stored<void> apply(Database &database, const Migration &migration)
{
    for (const auto &statement : statementsOf(migration.sql)) {
        KIOSK_CHECK(run(database, statement));
    }
    return insertRow(database, u"schema_migrations"_s,
                     {{u"version"_s, migration.version},
                      {u"name"_s, migration.name},
                      {u"applied_at"_s, toColumn(QDateTime::currentDateTimeUtc())}});
}

// Administrators who only start the server never see what migrate prints about this.
void logAdoption(const Adoption::Report &report)
{
    qCInfo(lcStorage).noquote() << Core::LogEvent("database.adopted"_L1)
                                       .with("tenants"_L1, report.tenants)
                                       .with("unreadable"_L1, report.unreadable.size())
                                       .with("shared"_L1, report.shared.size())
                                       .with("only_users"_L1, report.onlyUsers.value_or(0))
                                       .text();
    if (!report.hasIndex)
        qCWarning(lcStorage) << "no index for numbers on the original site's tenants, see migrate";
}

QString tableOfVersions(Engine engine)
{
    return u"CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, "
           "name TEXT NOT NULL, applied_at %1 NOT NULL)"_s.arg(
               engine == Engine::Sqlite ? u"TEXT"_s : u"timestamptz"_s);
}

} // namespace

QList<Migration> builtInMigrations(Engine engine)
{
    static const QRegularExpression name(u"^(\\d{4})_(\\w+)\\.sql$"_s);
    QList<Migration> migrations;
    const QDir folder(engine == Engine::Sqlite ? u":/migrations/sqlite"_s
                                               : u":/migrations/postgresql"_s);
    for (const auto &entry : folder.entryList(QDir::Files, QDir::Name)) {
        const auto match = name.match(entry);
        if (!match.hasMatch())
            qFatal("the program was built with a broken migration");
        migrations.append({.version = match.captured(1).toInt(),
                           .name = match.captured(2),
                           .sql = textOf(folder.filePath(entry))});
    }
    return migrations;
}

Migrator::Migrator(Database &database)
    : Migrator(database, builtInMigrations(database.engine()))
{
}

Migrator::Migrator(Database &database, QList<Migration> migrations)
    : m_database(database)
    , m_migrations(std::move(migrations))
{
}

Core::Stored<bool> Migrator::hasVersions() const
{
    if (m_database.engine() == Engine::Sqlite)
        return m_database.sql().tables().contains("schema_migrations"_L1);
    auto query = execute(m_database, u"SELECT to_regclass('schema_migrations') IS NOT NULL"_s);
    if (!query || !query->next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    return query->value(0).toBool();
}

Core::Expected<int, DatabaseError> Migrator::currentVersion() const
{
    const auto unreadable =
        Core::Unexpected(migrationFailed(u"its version cannot be read"_s, m_database));
    const auto isThere = hasVersions();
    if (!isThere)
        return unreadable;
    if (!*isThere)
        return 0;
    auto query = execute(m_database, u"SELECT coalesce(max(version), 0) FROM schema_migrations"_s);
    if (!query || !query->next())
        return unreadable;
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
        KIOSK_TRY(current, currentVersion());
        if (current > newestVersion())
            return Core::Unexpected(newerThanProgram(current, newestVersion()));
        if (current == newestVersion())
            break;
        const auto done = applyNext();
        if (!done)
            return Core::Unexpected(migrationFailed(u"step %1"_s.arg(current + 1), m_database));
        applied += *done ? 1 : 0;
    }
    if (m_database.isAdopted() && !adoptOnce())
        return Core::Unexpected(migrationFailed(u"the original site's tables"_s, m_database));
    // Prepared statements may have been for tables of another shape.
    m_database.forgetStatements();
    return applied;
}

Core::Stored<void> Migrator::adoptOnce()
{
    Adoption adoption(m_database);
    KIOSK_TRY(isDone, adoption.isDone());
    if (isDone)
        return {};
    KIOSK_CHECK(inTransaction([&adoption] { return adoption.adopt(); }));
    KIOSK_TRY(report, adoption.report(m_database.phoneRegion()));
    logAdoption(report);
    return {};
}

Core::Stored<bool> Migrator::applyNext()
{
    return inTransaction([this] { return applyNextLocked(); });
}

Core::Stored<bool> Migrator::inTransaction(const std::function<Core::Stored<bool>()> &work)
{
    KIOSK_CHECK(beginWriting(m_database, Patience::Endless));
    const auto done = work();
    if (!done) {
        rollBack(m_database);
        return done;
    }
    KIOSK_CHECK(commitWriting(m_database));
    return done;
}

// False when another process was faster: the version is read again under the write lock.
Core::Stored<bool> Migrator::applyNextLocked()
{
    if (m_database.isAdopted()) {
        KIOSK_CHECK(Adoption(m_database).prepare());
    }
    KIOSK_CHECK(run(m_database, tableOfVersions(m_database.engine())));
    const auto version = currentVersion();
    if (!version)
        return Core::Unexpected(Core::StorageError::Unavailable);
    for (const auto &migration : m_migrations) {
        if (migration.version <= *version)
            continue;
        KIOSK_CHECK(apply(m_database, migration));
        return true;
    }
    return false;
}

} // namespace Storage
