#include "cli/migrate.h"

#include "cli/console.h"
#include "cli/workplace.h"
#include "service/serversetup.h"
#include "storage/migrator.h"

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
    say(*applied == 0 ? u"The database is current (schema %1)."_s.arg(newest)
                      : u"The database is now at schema %1."_s.arg(newest));
    return ExitCode::Done;
}

} // namespace Cli
