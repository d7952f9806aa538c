#include "cli/commands/tenantslist.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "storage/stores/sqltenantdirectory.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOf(const Core::Tenant &tenant, const Core::RoleTable &roles)
{
    return {
        {u"id"_s, tenant.id},
        {u"name"_s, tenant.name},
        {u"type"_s, tenant.type},
        {u"role"_s, Core::roleKey(roles.roleOf(tenant.type))},
        {u"contact_person"_s, tenant.contactPerson},
        {u"email"_s, tenant.email},
        {u"phone"_s, tenant.phone ? QJsonValue(tenant.phone->e164()) : QJsonValue()},
        {u"inn"_s, tenant.inn},
        {u"address"_s, tenant.address},
        {u"comment"_s, tenant.comment},
        {u"is_active"_s, tenant.isActive},
    };
}

} // namespace

QStringList TenantsList::words() const
{
    return {u"tenants"_s, u"list"_s};
}

QString TenantsList::summary() const
{
    return u"shows the directory"_s;
}

void TenantsList::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
}

ExitCode TenantsList::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();
    const auto tenants = Storage::SqlTenantDirectory((*connection)->database()).all();
    if (!tenants)
        return fail(ExitCode::Database, u"the directory cannot be read; see the log line above"_s);
    QJsonArray rows;
    for (const auto &tenant : *tenants)
        rows.append(rowOf(tenant, settings->roles));
    list({u"id"_s, u"name"_s, u"type"_s, u"role"_s, u"phone"_s, u"is_active"_s}, rows,
         call.options.isSet(u"json"_s));
    return ExitCode::Done;
}

} // namespace Cli
