#include "cli/commands/restore.h"

#include "cli/auditentry.h"
#include "cli/copyfailure.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/progressbar.h"
#include "service/auditguard.h"
#include "service/setup/serversetup.h"
#include "storage/upkeep/restore.h"

#include <QFileInfo>

#include <optional>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

void tell(const Storage::Restored &restored, const QString &file)
{
    say(u"The database is now what %1 holds."_s.arg(file));
    say(u"Nobody is signed in: %1 sessions of the backup were ended and %2 attempts expired. "
        "Whoever was disabled or revoked since the backup has to be again."_s
            .arg(restored.endedSessions)
            .arg(restored.expiredAttempts));
    if (!restored.safetyCopy.isEmpty())
        say(u"What was there before is kept in %1."_s.arg(restored.safetyCopy));
}

} // namespace

QStringList Restore::words() const
{
    return {u"restore"_s};
}

QStringList Restore::argumentNames() const
{
    return {u"FILE"_s};
}

QString Restore::summary() const
{
    return u"brings a backup back, while the database is in use"_s;
}

ExitCode Restore::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto url = Service::databaseUrl(*settings, dataDirectory());
    if (!url.startsWith("sqlite:"_L1)) {
        return fail(ExitCode::Failed,
                    u"the database is PostgreSQL's: restore it with pg_restore"_s);
    }
    const auto file = call.arguments.first();
    if (!QFileInfo(file).isFile())
        return fail(ExitCode::Failed, u"there is no file %1"_s.arg(file));
    if (!Service::makeDataDirectory(dataDirectory()))
        return fail(ExitCode::Database, u"cannot make the data directory"_s);
    const auto connection = openDatabaseAsItIs(url);
    if (!connection)
        return connection.error();
    Service::AuditGuard guard((*connection)->database(), (*connection)->place(), dataDirectory());
    if (const auto brought = guard.bringSeal(settings->audit); !brought)
        return fail(ExitCode::Database, brought.error());
    std::optional<ProgressBar> bar(std::in_place, u"restoring"_s);
    const auto restored = Storage::restore(
        (*connection)->database(), file,
        auditEntry(Core::AuditAction::databaseRestored, u"database"_s, QFileInfo(file).fileName()),
        [&bar](int percent) { bar->show(percent, 100); });
    bar.reset();
    if (!restored)
        return fail(restored.error());
    guard.startAnew();
    tell(*restored, file);
    return ExitCode::Done;
}

} // namespace Cli
