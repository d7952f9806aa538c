#include "cli/commands/servicesrevoke.h"

#include "cli/auditentry.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlserviceregistry.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/transaction/sqlunitofwork.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

//! Within a unit of work.
Core::Stored<void> revoke(Storage::Database &database, const Core::ServiceAccount &service)
{
    const auto entry = auditEntry(Core::AuditAction::serviceRevoked, u"service:"_s + service.name);
    auto done = Storage::SqlServiceRegistry(database).revoke(service.id, entry.at);
    if (done)
        done = Storage::SqlSessionStore(database).endAllOfService(service.name, entry.at);
    return done ? Storage::SqlAuditLog(database).append(entry) : done;
}

} // namespace

QStringList ServicesRevoke::words() const
{
    return {u"services"_s, u"revoke"_s};
}

QStringList ServicesRevoke::argumentNames() const
{
    return {u"NAME"_s};
}

QString ServicesRevoke::summary() const
{
    return u"takes a service's secret away and ends its sessions"_s;
}

ExitCode ServicesRevoke::run(const Call &call) const
{
    const auto name = call.arguments.first();
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    bool isKnown = false;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto service = Storage::SqlServiceRegistry(database).findByName(name);
        if (!service)
            return Core::Unexpected(service.error());
        isKnown = service->has_value();
        return isKnown ? revoke(database, **service) : Core::Stored<void>();
    });
    if (!stored) {
        return fail(ExitCode::Database,
                    u"the service could not be revoked; see the log line above"_s);
    }
    if (!isKnown) {
        return fail(ExitCode::Failed,
                    u"no enrolled service has this name; see: amt-kioskctl services list"_s);
    }
    say(u"The service's secret opens nothing any more."_s);
    return ExitCode::Done;
}

} // namespace Cli
