#include "cli/commands/tenantsadd.h"

#include "cli/auditentry.h"
#include "cli/directory/numberentry.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QDateTime>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

Core::Expected<Core::Tenant, QString> tenantFrom(const QCommandLineParser &options,
                                                 const Config::Settings &settings)
{
    Core::Tenant tenant;
    tenant.name = options.value(u"name"_s).simplified();
    tenant.type = options.value(u"type"_s);
    if (tenant.name.isEmpty())
        return Core::Unexpected(u"--name is missing"_s);
    const auto typed = Core::TypedNumber::read(options.value(u"phone"_s), settings.phone.region);
    if (const auto fault = typed.faultFor(options.isSet(u"new-ranges"_s)))
        return Core::Unexpected(u"--phone is missing or "_s + sentenceOf(*fault));
    tenant.phone = typed.number;
    if (!settings.roles.contains(tenant.type)) {
        return Core::Unexpected(u"--type is missing or unknown; allowed: %1"_s.arg(
            settings.roles.types().join(u", "_s)));
    }
    return tenant;
}

} // namespace

QStringList TenantsAdd::words() const
{
    return {u"tenants"_s, u"add"_s};
}

QString TenantsAdd::summary() const
{
    return u"puts one tenant into the directory"_s;
}

void TenantsAdd::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"name"_s, u"the name that the screen greets with"_s, u"name"_s});
    parser.addOption({u"phone"_s, u"the number of their WhatsApp"_s, u"number"_s});
    parser.addOption(newRangesOption());
    parser.addOption(
        {u"type"_s,
         u"%1, or one of [roles] in the settings"_s.arg(Core::RoleTable().types().join(u", "_s)),
         u"type"_s});
}

ExitCode TenantsAdd::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    auto tenant = tenantFrom(call.options, *settings);
    if (!tenant)
        return fail(ExitCode::Usage, tenant.error());
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    Storage::SqlTenantDirectory directory(database);
    bool isTaken = false;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto owners = directory.findByPhone(*tenant->phone);
        if (!owners)
            return Core::Unexpected(owners.error());
        isTaken = !owners->isEmpty();
        if (isTaken)
            return {};
        const auto added = directory.add(*tenant, QDateTime::currentDateTimeUtc());
        if (!added)
            return Core::Unexpected(added.error());
        tenant->id = *added;
        return Storage::SqlAuditLog(database).append(
            auditEntry(Core::AuditAction::tenantAdded, *tenant));
    });
    if (!stored)
        return fail(ExitCode::Database,
                    u"the tenant could not be stored; see the log line above"_s);
    if (isTaken) {
        return fail(
            ExitCode::Failed,
            u"this number belongs to another tenant already; see: amt-kioskctl tenants list"_s);
    }
    say(u"Added tenant %1."_s.arg(tenant->id));
    return ExitCode::Done;
}

} // namespace Cli
