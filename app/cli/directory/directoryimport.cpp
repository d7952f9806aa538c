// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/directoryimport.h"

#include "cli/directory/tenantcolumns.h"
#include "core/base/unicodetext.h"

#include <QHash>

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// Rows that are written between two calls of the progress.
constexpr qsizetype batchSize = 1000;

using Differences = QList<DirectoryImport::Difference>;
//! By keyOf().
using Owners = QHash<QString, QList<Core::Tenant>>;

// Tenants are looked up by their number in E.164, else by their name.
QString keyOf(const Core::Tenant &tenant)
{
    return tenant.phone ? tenant.phone->e164() : u"name:"_s + plainText(tenant.name, false);
}

Core::Stored<Owners> ownersIn(Core::TenantEditor &directory)
{
    KIOSK_TRY(tenants, directory.all());
    Owners owners;
    owners.reserve(tenants.size());
    for (const auto &tenant : tenants)
        owners[keyOf(tenant)].append(tenant);
    return owners;
}

//! Compares @p tenant, as a file has them, with @p owner, as they are. Blanks around a text make no
//! difference: a file cannot hold them. Where there is none, @p tenant gets what @p owner has.
Differences differencesOf(Core::Tenant &tenant, const Core::Tenant &owner,
                          const QStringList &columns)
{
    Differences differences;
    for (const auto &column : tenantColumns()) {
        const auto before = column.text(owner);
        const auto after = column.text(tenant);
        if (!columns.contains(column.name) || plainText(before, column.mayHaveLines) == after)
            column.copy(tenant, owner);
        else
            differences.append({.column = column.name, .before = before, .after = after});
    }
    return differences;
}

// Whether two names are one name, spelt otherwise: with е for ё, other dashes, blanks or capitals.
bool areOneName(const QString &a, const QString &b)
{
    const auto spelt = [](const QString &name) {
        return Core::foldedText(name).replace(u'Ё', u'E').simplified();
    };
    return spelt(a) == spelt(b);
}

CsvFault faultOf(const TenantCsv::Row &row, const QList<Core::Tenant> &owners)
{
    if (!row.tenant.phone) {
        return {.line = row.line,
                .sentence = u"the phone is missing; write it like +996555121001"_s};
    }
    return {.line = row.line,
            .sentence = u"this number belongs to %1 already"_s.arg(printable(owners.first().name))};
}

} // namespace

Core::Stored<DirectoryImport> DirectoryImport::plan(const TenantCsv &csv,
                                                    Core::TenantEditor &directory)
{
    KIOSK_TRY(owners, ownersIn(directory));
    DirectoryImport plan;
    plan.m_faults = csv.faults;
    for (const auto &rows : {csv.rows, csv.numberless}) {
        for (const auto &row : rows)
            plan.addRow(row, owners.value(keyOf(row.tenant)), csv.columns);
    }
    std::stable_sort(plan.m_faults.begin(), plan.m_faults.end(),
                     [](const CsvFault &a, const CsvFault &b) { return a.line < b.line; });
    return plan;
}

// Where several have the number, or none, of those with the name whoever is like the row already. A
// name is spelt anew only where the number says whose it is.
void DirectoryImport::addRow(const TenantCsv::Row &row, const QList<Core::Tenant> &owners,
                             const QStringList &columns)
{
    if (owners.isEmpty() && row.tenant.phone) {
        m_additions.append(row.tenant);
        return;
    }
    std::optional<Change> change;
    for (const auto &owner : owners) {
        const bool isSpeltAnew =
            row.tenant.phone && owners.size() == 1 && areOneName(owner.name, row.tenant.name);
        if (plainText(owner.name, false) != row.tenant.name && !isSpeltAnew)
            continue;
        auto tenant = row.tenant;
        tenant.id = owner.id;
        const auto differences = differencesOf(tenant, owner, columns);
        if (differences.isEmpty()) {
            ++m_unchanged;
            return;
        }
        if (!change)
            change = Change{Core::TenantChange::between(owner, tenant), differences};
    }
    if (change)
        m_changes.append(*change);
    else
        m_faults.append(faultOf(row, owners));
}

Core::Stored<void> DirectoryImport::apply(Core::DirectoryAdmin &directory,
                                          const Progress &progress) const
{
    const auto total = m_additions.size() + m_changes.size();
    const auto report = [&](qsizetype done) {
        if (progress)
            progress(std::min(done, total), total);
    };
    for (qsizetype first = 0; first < m_additions.size(); first += batchSize) {
        KIOSK_CHECK(directory.addAll(m_additions.mid(first, batchSize)));
        report(std::min(first + batchSize, m_additions.size()));
    }
    for (qsizetype first = 0; first < m_changes.size(); first += batchSize) {
        const auto batch = m_changes.mid(first, batchSize);
        KIOSK_CHECK(directory.changeAll({batch.begin(), batch.end()}));
        report(m_additions.size() + first + batchSize);
    }
    report(total);
    return {};
}

} // namespace Cli
