#include "cli/commands/tenantslinks.h"

#include "cli/environment.h"
#include "cli/senderlinks.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqltenantdirectory.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// The original site may have deleted the tenant.
QJsonObject rowOf(const Core::SenderLink &link, const std::optional<Core::Tenant> &tenant,
                  const Core::RoleTable &roles)
{
    return {
        {u"id"_s, link.id},
        {u"tenant_id"_s, link.tenantId},
        {u"tenant_name"_s, tenant ? textCell(tenant->name) : QJsonValue()},
        {u"role"_s, tenant ? QJsonValue(Core::roleKey(roles.roleOf(tenant->type))) : QJsonValue()},
        {u"sender"_s, nameOf(link.sender)},
        {u"made_by"_s, textCell(link.madeBy)},
        {u"created_at"_s, timeCell(link.createdAt)},
    };
}

Core::Stored<QJsonArray> rowsIn(Storage::Database &database, const Core::RoleTable &roles)
{
    const auto links = Storage::SqlSenderDirectory(database, 0).links();
    if (!links)
        return Core::Unexpected(links.error());
    Storage::SqlTenantDirectory tenants(database);
    QJsonArray rows;
    for (const auto &link : *links) {
        const auto tenant = tenants.find(link.tenantId);
        if (!tenant)
            return Core::Unexpected(tenant.error());
        rows.append(rowOf(link, *tenant, roles));
    }
    return rows;
}

} // namespace

QStringList TenantsLinks::words() const
{
    return {u"tenants"_s, u"links"_s};
}

QString TenantsLinks::summary() const
{
    return u"shows the numbers that were linked to tenants, newest first"_s;
}

void TenantsLinks::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
}

ExitCode TenantsLinks::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();
    const auto rows = rowsIn((*connection)->database(), settings->roles);
    if (!rows)
        return fail(ExitCode::Database, u"the links cannot be read; see the log line above"_s);
    list({u"id"_s, u"tenant_id"_s, u"tenant_name"_s, u"role"_s, u"sender"_s, u"made_by"_s,
          u"created_at"_s},
         *rows, call.options.isSet(u"json"_s));
    return ExitCode::Done;
}

} // namespace Cli
