#include "cli/kiosksrevoke.h"

#include "cli/auditentry.h"
#include "cli/console.h"
#include "cli/workplace.h"
#include "storage/sqlattemptstore.h"
#include "storage/sqlauditlog.h"
#include "storage/sqlhandoffstore.h"
#include "storage/sqlkioskregistry.h"
#include "storage/sqlsessionstore.h"
#include "storage/sqlunitofwork.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

//! Within a unit of work.
Core::Stored<void> revoke(Storage::Database &database, const Core::Kiosk &kiosk)
{
    const auto entry = auditEntry(Core::AuditAction::kioskRevoked, u"kiosk:"_s + kiosk.name);
    auto done = Storage::SqlKioskRegistry(database).revoke(kiosk.id, entry.at);
    if (done)
        done = Storage::SqlAttemptStore(database).cancelAllOf(kiosk.name, entry.at);
    if (done)
        done = Storage::SqlSessionStore(database).endAllOfKiosk(kiosk.name, entry.at);
    if (done)
        done = Storage::SqlHandoffStore(database).expireAllOfKiosk(kiosk.name, entry.at);
    return done ? Storage::SqlAuditLog(database).append(entry) : done;
}

} // namespace

QStringList KiosksRevoke::words() const
{
    return {u"kiosks"_s, u"revoke"_s};
}

QStringList KiosksRevoke::argumentNames() const
{
    return {u"NAME"_s};
}

QString KiosksRevoke::summary() const
{
    return u"takes a kiosk's key away and ends what is open there"_s;
}

ExitCode KiosksRevoke::run(const Call &call) const
{
    const auto name = call.arguments.first().trimmed();
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    bool isKnown = false;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto kiosk = Storage::SqlKioskRegistry(database).findByName(name);
        if (!kiosk)
            return Core::Unexpected(kiosk.error());
        isKnown = kiosk->has_value();
        return isKnown ? revoke(database, **kiosk) : Core::Stored<void>();
    });
    if (!stored) {
        return fail(ExitCode::Database,
                    u"the kiosk could not be revoked; see the log line above"_s);
    }
    if (!isKnown) {
        return fail(ExitCode::Failed,
                    u"no enrolled kiosk has this name; see: amt-kioskctl kiosks list"_s);
    }
    say(u"The kiosk's key opens nothing any more."_s);
    return ExitCode::Done;
}

} // namespace Cli
