#include "cli/commands/tenantsenable.h"

#include "cli/auditentry.h"
#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "core/phone/typednumber.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QDateTime>

namespace Cli {

using namespace Qt::StringLiterals;

TenantsEnable::TenantsEnable(bool enables)
    : m_enables(enables)
{
}

QStringList TenantsEnable::words() const
{
    return {u"tenants"_s, m_enables ? u"enable"_s : u"disable"_s};
}

QStringList TenantsEnable::argumentNames() const
{
    return {u"PHONE"_s};
}

QString TenantsEnable::summary() const
{
    return m_enables ? u"lets a disabled tenant sign in again"_s
                     : u"keeps a tenant from signing in"_s;
}

Core::Stored<void> TenantsEnable::change(Storage::Database &database, Core::Tenant tenant) const
{
    const bool changes = tenant.isActive != m_enables;
    tenant.isActive = m_enables;
    // Even without a change: it ends the sessions of somebody who was disabled some other way.
    auto updated =
        Storage::SqlTenantDirectory(database).update(tenant, QDateTime::currentDateTimeUtc());
    if (!updated || !changes)
        return updated;
    const auto action =
        m_enables ? Core::AuditAction::tenantEnabled : Core::AuditAction::tenantDisabled;
    return Storage::SqlAuditLog(database).append(auditEntry(action, tenant));
}

ExitCode TenantsEnable::run(const Call &call) const
{
    const auto settings = loadSettings(call.configFile);
    if (!settings)
        return settings.error();
    const auto phone = Core::TypedNumber::known(call.arguments.first(), settings->phone.region);
    if (!phone)
        return fail(ExitCode::Usage, u"PHONE is not a phone number; write it like +996555121001"_s);
    const auto connection = openDatabase(*settings);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    Storage::SqlTenantDirectory directory(database);
    bool isKnown = false;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto owners = directory.findByPhone(*phone);
        if (!owners)
            return Core::Unexpected(owners.error());
        for (const auto &tenant : *owners) {
            isKnown = true;
            if (auto changed = change(database, tenant); !changed)
                return changed;
        }
        return {};
    });
    if (!stored)
        return fail(ExitCode::Database,
                    u"the change could not be stored; see the log line above"_s);
    if (!isKnown)
        return fail(ExitCode::Failed, u"no tenant has this number"_s);
    say(m_enables ? u"The tenant may sign in."_s : u"The tenant may not sign in any more."_s);
    return ExitCode::Done;
}

} // namespace Cli
