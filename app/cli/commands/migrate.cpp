#include "cli/commands/migrate.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "service/auditguard.h"
#include "service/setup/serversetup.h"
#include "storage/schema/adoption.h"
#include "storage/schema/migrator.h"

#include <QFileInfo>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

ExitCode tellStatus(int current, int newest)
{
    say(u"The database has schema %1, this program knows %2: %3"_s.arg(current).arg(newest).arg(
        current == newest      ? u"it is current."_s
            : current > newest ? u"update the program."_s
                               : u"run amt-kioskctl migrate."_s));
    return current > newest ? ExitCode::Database : ExitCode::Done;
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

void tellNumbers(const Storage::Adoption::Report &report, const QString &region)
{
    if (!report.unreadable.isEmpty()) {
        say(u"Numbers that cannot be read, with or without the country code of %1: %2. These "
            "tenants cannot sign in: id %3."_s.arg(region)
                .arg(report.unreadable.size())
                .arg(joined(report.unreadable)));
    }
    for (const auto &[phone, tenants] : report.shared) {
        say(u"%1 is the number of %2 tenants, however it is written. Nobody can sign in with it: "
            "id %3."_s.arg(phone)
                .arg(tenants.size())
                .arg(joined(tenants)));
    }
}

// Numbers are masked: what is said here may end up in a log.
ExitCode tellAdoption(Storage::Database &database, const QString &region)
{
    const auto report = Storage::Adoption(database).report(region);
    if (!report)
        return fail(ExitCode::Database, u"the original site's tables cannot be read"_s);
    say(u"This is the database of the original AMT site: its table tenants is used as it is. Ours "
        "stand beside it in the schema %1; its login_attempts gets none of our attempts."_s.arg(
            QLatin1StringView(Storage::Adoption::schema)));
    say(report->hasIndex
            ? u"Its table tenants got one index, amt_kiosk_phone_key, to find numbers by."_s
            : u"The index that numbers are found by is missing, because this user does not own the "
              "table tenants; each login looks at all of them. Let its owner run: CREATE INDEX "
              "amt_kiosk_phone_key ON public.tenants (right(regexp_replace(CAST(phone AS text), "
              "'\\D', '', 'g'), 6));"_s);
    say(u"It has %1 tenants."_s.arg(report->tenants));
    tellNumbers(*report, region);
    if (report->onlyUsers) {
        say(u"People who stand only in the old table users, and cannot sign in: %1."_s.arg(
            *report->onlyUsers));
    }
    return ExitCode::Done;
}

} // namespace

QStringList Migrate::words() const
{
    return {u"migrate"_s};
}

QString Migrate::summary() const
{
    return u"brings the database to the current schema"_s;
}

void Migrate::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"status"_s, u"only tell how far it is"_s});
}

ExitCode Migrate::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto url = Service::databaseUrl(*settings, dataDirectory());
    const bool onlyTell = call.options.isSet(u"status"_s);
    if (onlyTell && url.startsWith("sqlite:"_L1) && !QFileInfo::exists(url.mid(7)))
        return tellStatus(0, Storage::builtInMigrations(Storage::Engine::Sqlite).last().version);

    if (!onlyTell && !Service::makeDataDirectory(dataDirectory()))
        return fail(ExitCode::Database, u"cannot make the data directory"_s);
    const auto connection = openDatabaseAsItIs(url);
    if (!connection)
        return connection.error();
    (*connection)->database().setPhoneRegion(settings->phone.region);
    Storage::Migrator migrator((*connection)->database());
    const auto newest = migrator.newestVersion();
    if (onlyTell) {
        const auto current = migrator.currentVersion();
        return current ? tellStatus(*current, newest)
                       : fail(ExitCode::Database, current.error().sentence);
    }
    const auto applied = migrator.migrate();
    if (!applied)
        return fail(ExitCode::Database, applied.error().sentence);
    if (const auto guarded = Service::guardAudit(**connection, settings->audit, dataDirectory());
        !guarded)
        return fail(ExitCode::Database, guarded.error());
    say(*applied == 0 ? u"The database is current (schema %1)."_s.arg(newest)
                      : u"The database is now at schema %1."_s.arg(newest));
    if ((*connection)->database().isAdopted())
        return tellAdoption((*connection)->database(), settings->phone.region);
    return ExitCode::Done;
}

} // namespace Cli
