#include "cli/directoryimport.h"

namespace Cli {

using namespace Qt::StringLiterals;

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
        m_changes.append(tenant);
}

Core::Stored<void> DirectoryImport::apply(Storage::SqlTenantDirectory &directory,
                                          const QDateTime &now) const
{
    for (const auto &tenant : m_additions) {
        if (const auto added = directory.add(tenant, now); !added)
            return Core::Unexpected(added.error());
    }
    for (const auto &tenant : m_changes) {
        if (auto updated = directory.update(tenant, now); !updated)
            return updated;
    }
    return {};
}

} // namespace Cli
