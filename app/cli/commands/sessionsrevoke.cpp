#include "cli/commands/sessionsrevoke.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "core/login/sessionservice.h"
#include "service/process/randombytes.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlhandoffstore.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqlsessionstore.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

Core::Stored<bool> revoke(Storage::Database &database, qint64 id)
{
    Storage::SqlUnitOfWork work(database);
    Storage::SqlSessionStore sessions(database);
    Storage::SqlHandoffStore handoffs(database);
    Storage::SqlTenantDirectory tenants(database);
    // No sender is looked up here.
    Storage::SqlSenderDirectory senders(database, 0);
    Storage::SqlAuditLog audit(database);
    Core::SessionService service({.work = work,
                                  .sessions = sessions,
                                  .handoffs = handoffs,
                                  .tenants = tenants,
                                  .senders = senders,
                                  .links = senders,
                                  .audit = audit},
                                 &QDateTime::currentDateTimeUtc, Service::secureRandomBytes());
    return service.revoke(id, {.name = u"administrator"_s, .origin = u"command line"_s});
}

} // namespace

QStringList SessionsRevoke::words() const
{
    return {u"sessions"_s, u"revoke"_s};
}

QStringList SessionsRevoke::argumentNames() const
{
    return {u"ID"_s};
}

QString SessionsRevoke::summary() const
{
    return u"ends somebody's session"_s;
}

ExitCode SessionsRevoke::run(const Call &call) const
{
    bool isNumber = false;
    const auto id = call.arguments.first().toLongLong(&isNumber);
    if (!isNumber)
        return fail(ExitCode::Usage, u"ID is a number; see: amt-kioskctl sessions list"_s);
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto revoked = revoke((*connection)->database(), id);
    if (!revoked) {
        return fail(ExitCode::Database,
                    u"the session could not be revoked; see the log line above"_s);
    }
    if (!*revoked) {
        return fail(ExitCode::Failed,
                    u"no open session has this id; see: amt-kioskctl sessions list"_s);
    }
    say(u"The session is over."_s);
    return ExitCode::Done;
}

} // namespace Cli
