#include "cli/commands/backup.h"

#include "cli/copyfailure.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/progressbar.h"
#include "service/setup/serversetup.h"

#include <QFileInfo>

#include <optional>

namespace Cli {

using namespace Qt::StringLiterals;

QStringList Backup::words() const
{
    return {u"backup"_s};
}

QStringList Backup::argumentNames() const
{
    return {u"FILE"_s};
}

QString Backup::summary() const
{
    return u"saves SQLite's database in a file, while it is in use"_s;
}

ExitCode Backup::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto url = Service::databaseUrl(*settings, dataDirectory());
    const auto scheme = "sqlite:"_L1;
    if (!url.startsWith(scheme))
        return fail(ExitCode::Failed, u"the database is PostgreSQL's: save it with pg_dump"_s);
    const auto source = url.mid(scheme.size());
    if (!QFileInfo::exists(source)) {
        return fail(
            ExitCode::Database,
            u"there is no database at %1: check database/url and which user you are"_s.arg(source));
    }
    // As it is: who saves it before an update wants the old one.
    const auto connection = openDatabaseAsItIs(url);
    if (!connection)
        return connection.error();
    const auto file = call.arguments.first();
    std::optional<ProgressBar> bar(std::in_place, u"saving"_s);
    const auto done = Storage::backUp((*connection)->database(), file,
                                      [&bar](int percent) { bar->show(percent, 100); });
    bar.reset();
    if (!done)
        return fail(done.error());
    say(u"The database is saved in %1 and verified (%2 KiB)."_s.arg(file).arg(
        (QFileInfo(file).size() + 1023) / 1024));
    return ExitCode::Done;
}

} // namespace Cli
