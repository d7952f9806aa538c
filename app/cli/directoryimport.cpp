#include "cli/directoryimport.h"

#include "cli/auditentry.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QString actionFor(const Core::Tenant &before, const Core::Tenant &after)
{
    if (before.isActive == after.isActive)
        return Core::AuditAction::tenantChanged;
    return after.isActive ? Core::AuditAction::tenantEnabled : Core::AuditAction::tenantDisabled;
}

} // namespace

Core::Stored<DirectoryImport> DirectoryImport::plan(const QList<TenantCsv::Row> &rows,
                                                    Storage::SqlTenantDirectory &directory)
{
    DirectoryImport plan;
    for (const auto &row : rows) {
        const auto owners = directory.findByPhone(*row.tenant.phone);
        if (!owners)
            return Core::Unexpected(owners.error());
        plan.take(row, *owners);
    }
    return plan;
}

void DirectoryImport::take(const TenantCsv::Row &row, const QList<Core::Tenant> &owners)
{
    if (owners.isEmpty()) {
        m_additions.append(row.tenant);
        return;
    }
    const auto &owner = owners.first();
    if (owner.name != row.tenant.name) {
        m_faults.append(
            {.line = row.line, .sentence = u"this number belongs to %1 already"_s.arg(owner.name)});
        return;
    }
    auto tenant = row.tenant;
    tenant.id = owner.id;
    if (tenant == owner)
        ++m_unchanged;
    else
        m_changes.append({.tenant = tenant, .action = actionFor(owner, tenant)});
}

Core::Stored<void> DirectoryImport::apply(Storage::SqlTenantDirectory &directory,
                                          Core::AuditLog &audit) const
{
    const auto now = QDateTime::currentDateTimeUtc();
    for (auto tenant : m_additions) {
        const auto added = directory.add(tenant, now);
        if (!added)
            return Core::Unexpected(added.error());
        tenant.id = *added;
        const auto entry = auditEntry(Core::AuditAction::tenantAdded, tenant);
        if (auto audited = audit.append(entry); !audited)
            return audited;
    }
    for (const auto &change : m_changes) {
        if (auto updated = directory.update(change.tenant, now); !updated)
            return updated;
        if (auto audited = audit.append(auditEntry(change.action, change.tenant)); !audited)
            return audited;
    }
    return {};
}

} // namespace Cli
