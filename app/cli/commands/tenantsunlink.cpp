#include "cli/commands/tenantsunlink.h"

#include "cli/environment.h"
#include "cli/senderlinks.h"
#include "cli/terminal/console.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// How many sessions were ended; nothing if there is no such link.
Core::Stored<std::optional<int>> unlink(Storage::Database &database, qint64 id)
{
    std::optional<int> ended;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto link = Storage::SqlSenderDirectory(database, 0).findLink(id);
        if (!link)
            return Core::Unexpected(link.error());
        if (!*link)
            return {};
        const auto count = undo(database, **link);
        if (!count)
            return Core::Unexpected(count.error());
        ended = *count;
        return {};
    });
    if (!stored)
        return Core::Unexpected(stored.error());
    return ended;
}

} // namespace

QStringList TenantsUnlink::words() const
{
    return {u"tenants"_s, u"unlink"_s};
}

QStringList TenantsUnlink::argumentNames() const
{
    return {u"ID"_s};
}

QString TenantsUnlink::summary() const
{
    return u"takes a link back and ends what is open through it"_s;
}

ExitCode TenantsUnlink::run(const Call &call) const
{
    bool isNumber = false;
    const auto id = call.arguments.first().toLongLong(&isNumber);
    if (!isNumber)
        return fail(ExitCode::Usage, u"ID is a number; see: amt-kioskctl tenants links"_s);
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto ended = unlink((*connection)->database(), id);
    if (!ended) {
        return fail(ExitCode::Database,
                    u"the link could not be taken back; see the log line above"_s);
    }
    if (!*ended) {
        return fail(ExitCode::Failed, u"no link has this id; see: amt-kioskctl tenants links"_s);
    }
    say(u"The sender is unknown again. Sessions that were ended: %1."_s.arg(**ended));
    return ExitCode::Done;
}

} // namespace Cli
