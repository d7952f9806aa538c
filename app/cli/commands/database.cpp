// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/commands/commands.h"
#include "service/auditguard.h"
#include "service/setup/serversetup.h"
#include "storage/schema/adoption.h"
#include "storage/schema/migrator.h"
#include "storage/upkeep/backup.h"

#include <QFileInfo>

#include <optional>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sqliteScheme = "sqlite:"_L1;

Outcome printSchema(const Call &call, int current, int newest)
{
    call.console.print(
        u"The database has schema %1, this program knows %2: %3"_s.arg(current).arg(newest).arg(
            current == newest      ? u"it is current."_s
                : current > newest ? u"update the program."_s
                                   : u"run amt-kioskctl migrate."_s));
    return outcomeOf(int(current > newest ? ExitCode::Database : ExitCode::Done));
}

// A directory may be so bad that nobody reads all of it.
QString joined(const QStringList &texts)
{
    constexpr qsizetype most = 20;
    const auto text = texts.mid(0, most).join(u", "_s);
    return texts.size() > most ? u"%1 and %2 more"_s.arg(text).arg(texts.size() - most) : text;
}

QString joined(const QList<qint64> &ids)
{
    QStringList texts;
    for (const auto id : ids)
        texts.append(QString::number(id));
    return joined(texts);
}

QString joined(const QList<Storage::Adoption::Report::Unreadable> &numbers)
{
    QStringList texts;
    for (const auto &[tenant, masked] : numbers)
        texts.append(u"%1 (%2)"_s.arg(tenant).arg(masked));
    return joined(texts);
}

void printNumbers(Console &console, const Storage::Adoption::Report &report, const QString &region)
{
    if (!report.unreadable.isEmpty()) {
        console.print(
            u"Numbers that cannot be read, with or without the country code of %1: %2. These "
            "tenants cannot sign in: id %3."_s.arg(region)
                .arg(report.unreadable.size())
                .arg(joined(report.unreadable)));
    }
    for (const auto &[phone, tenants] : report.shared) {
        console.print(
            u"%1 is the number of %2 tenants, however it is written. Nobody can sign in with it: "
            "id %3."_s.arg(phone)
                .arg(tenants.size())
                .arg(joined(tenants)));
    }
}

// Numbers are masked: what is said here may end up in a log.
Outcome printAdoption(const Call &call, Storage::Database &database, const QString &region)
{
    const auto report = Storage::Adoption(database).report(region);
    if (!report)
        return call.console.fail(ExitCode::Database,
                                 u"the original site's tables cannot be read"_s);
    call.console.print(
        u"This is the database of the original AMT site: its table tenants is used as it is. Ours "
        "stand beside it in the schema %1; its login_attempts gets none of our attempts."_s.arg(
            QLatin1StringView(Storage::Adoption::schema)));
    call.console.print(
        report->hasIndex
            ? u"Its table tenants got one index, amt_kiosk_phone_key, to find numbers by."_s
            : u"The index that numbers are found by is missing, because this user does not own the "
              "table tenants; each login looks at all of them. Let its owner run: CREATE INDEX "
              "amt_kiosk_phone_key ON public.tenants (right(regexp_replace(CAST(phone AS text), "
              "'\\D', '', 'g'), 6));"_s);
    call.console.print(u"It has %1 tenants."_s.arg(report->tenants));
    printNumbers(call.console, *report, region);
    if (report->onlyUsers) {
        call.console.print(
            u"People who stand only in the old table users, and cannot sign in: %1."_s.arg(
                *report->onlyUsers));
    }
    return {};
}

Outcome migrate(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto url = Service::databaseUrl(settings, dataDirectory());
    const bool isStatusOnly = call.options.isSet(u"status"_s);
    if (isStatusOnly && url.startsWith(sqliteScheme)
        && !QFileInfo::exists(url.mid(sqliteScheme.size()))) {
        return printSchema(call, 0,
                           Storage::builtInMigrations(Storage::Engine::Sqlite).last().version);
    }
    if (!isStatusOnly && !Service::makeDataDirectory(dataDirectory()))
        return call.console.fail(ExitCode::Database, u"cannot make the data directory"_s);
    KIOSK_TRY(connection, openDatabaseAsItIs(call, url));
    connection->database().setPhoneRegion(settings.phone.region);
    Storage::Migrator migrator(connection->database());
    const auto newest = migrator.newestVersion();
    if (isStatusOnly) {
        const auto current = migrator.currentVersion();
        if (!current)
            return call.console.fail(ExitCode::Database, current.error().sentence);
        return printSchema(call, *current, newest);
    }
    const auto applied = migrator.migrate();
    if (!applied)
        return call.console.fail(ExitCode::Database, applied.error().sentence);
    if (const auto guarded = Service::guardAudit(*connection, settings.audit, dataDirectory());
        !guarded)
        return call.console.fail(ExitCode::Database, guarded.error());
    call.console.print(*applied == 0 ? u"The database is current (schema %1)."_s.arg(newest)
                                     : u"The database is now at schema %1."_s.arg(newest));
    if (connection->database().isAdopted())
        return printAdoption(call, connection->database(), settings.phone.region);
    return {};
}

tl::unexpected<ExitCode> failCopy(const Call &call, const Storage::CopyError &error)
{
    const bool isTheDatabases = error.kind == Storage::CopyError::Kind::Database;
    return call.console.fail(isTheDatabases ? ExitCode::Database : ExitCode::Failed,
                             error.sentence);
}

Outcome backup(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto url = Service::databaseUrl(settings, dataDirectory());
    if (!url.startsWith(sqliteScheme)) {
        return call.console.fail(ExitCode::Failed,
                                 u"the database is PostgreSQL's: save it with pg_dump"_s);
    }
    const auto source = url.mid(sqliteScheme.size());
    if (!QFileInfo::exists(source)) {
        return call.console.fail(
            ExitCode::Database,
            u"there is no database at %1: check database/url and which user you are"_s.arg(source));
    }
    // As it is: a backup before an update keeps the old schema.
    KIOSK_TRY(connection, openDatabaseAsItIs(call, url));
    const auto &file = call.arguments.first();
    std::optional<ProgressBar> bar(std::in_place, u"saving"_s);
    const auto done = Storage::backUp(connection->database(), file,
                                      [&bar](int percent) { bar->show(percent, 100); });
    bar.reset();
    if (!done)
        return failCopy(call, done.error());
    call.console.print(u"The database is saved in %1 and verified (%2 KiB)."_s.arg(file).arg(
        (QFileInfo(file).size() + 1023) / 1024));
    return {};
}

void printRestored(Console &console, const Storage::Restored &restored, const QString &file)
{
    console.print(u"The database is now what %1 holds."_s.arg(file));
    console.print(
        u"Nobody is signed in: %1 sessions of the backup were ended and %2 attempts expired. "
        "Whoever was disabled or revoked since the backup has to be again."_s
            .arg(restored.endedSessions)
            .arg(restored.expiredAttempts));
    if (!restored.safetyCopy.isEmpty())
        console.print(u"What was there before is kept in %1."_s.arg(restored.safetyCopy));
}

Outcome restore(const Call &call)
{
    KIOSK_TRY(settings, loadSettings(call));
    const auto url = Service::databaseUrl(settings, dataDirectory());
    if (!url.startsWith(sqliteScheme)) {
        return call.console.fail(ExitCode::Failed,
                                 u"the database is PostgreSQL's: restore it with pg_restore"_s);
    }
    const auto &file = call.arguments.first();
    if (!QFileInfo(file).isFile())
        return call.console.fail(ExitCode::Failed, u"there is no file %1"_s.arg(file));
    if (!Service::makeDataDirectory(dataDirectory()))
        return call.console.fail(ExitCode::Database, u"cannot make the data directory"_s);
    KIOSK_TRY(connection, openDatabaseAsItIs(call, url));
    Service::AuditGuard guard(connection->database(), connection->place(), dataDirectory());
    if (const auto brought = guard.bringSeal(settings.audit); !brought)
        return call.console.fail(ExitCode::Database, brought.error());
    std::optional<ProgressBar> bar(std::in_place, u"restoring"_s);
    const auto restored = Storage::restore(
        connection->database(), file,
        auditEntry(Core::AuditAction::databaseRestored, u"database"_s, QFileInfo(file).fileName()),
        [&bar](int percent) { bar->show(percent, 100); });
    bar.reset();
    if (!restored)
        return failCopy(call, restored.error());
    guard.startAnew();
    printRestored(call.console, *restored, file);
    return {};
}

} // namespace

QList<CommandSpec> databaseCommands()
{
    return {
        {.words = {u"migrate"_s},
         .summary = u"brings the database to the current schema"_s,
         .options = {{u"status"_s, u"only tell how far it is"_s}},
         .run = migrate},
        {.words = {u"backup"_s},
         .arguments = {u"FILE"_s},
         .summary = u"saves SQLite's database in a file, while it is in use"_s,
         .run = backup},
        {.words = {u"restore"_s},
         .arguments = {u"FILE"_s},
         .summary = u"brings a backup back, while the database is in use"_s,
         .run = restore},
    };
}

} // namespace Cli
