#include "cli/directoryimport.h"

#include "cli/auditentry.h"
#include "cli/console.h"
#include "cli/csvcell.h"
#include "cli/tenantcolumns.h"
#include "core/base/unicodetext.h"

#include <QHash>

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

// So many are written before the progress is told.
constexpr qsizetype batchSize = 1000;

using Differences = QList<DirectoryImport::Difference>;
//! By keyOf().
using Owners = QHash<QString, QList<Core::Tenant>>;

QString actionFor(const Core::Tenant &before, const Core::Tenant &after)
{
    if (before.isActive == after.isActive)
        return Core::AuditAction::tenantChanged;
    return after.isActive ? Core::AuditAction::tenantEnabled : Core::AuditAction::tenantDisabled;
}

// What a tenant is looked up by: the number in E.164, else the name.
QString keyOf(const Core::Tenant &tenant)
{
    return tenant.phone ? tenant.phone->e164() : u"name:"_s + plainText(tenant.name, false);
}

//! Writes the audit of an import many entries at a time, and tells how far the import is.
class Journal
{
public:
    Journal(Storage::SqlAuditLog &audit, const Progress &progress, qsizetype total)
        : m_audit(audit)
        , m_progress(progress)
        , m_total(total)
    {
    }

    void note(const QString &action, const Core::Tenant &tenant)
    {
        m_entries.append(auditEntry(action, tenant));
    }
    [[nodiscard]] bool isFull() const { return m_entries.size() >= batchSize; }
    [[nodiscard]] Core::Stored<void> flush();

private:
    Storage::SqlAuditLog &m_audit;
    const Progress &m_progress;
    qsizetype m_total;
    qsizetype m_done = 0;
    QList<Core::AuditEntry> m_entries;
};

Core::Stored<void> Journal::flush()
{
    if (auto appended = m_audit.appendAll(m_entries); !appended)
        return appended;
    m_done += m_entries.size();
    m_entries.clear();
    if (m_progress)
        m_progress(m_done, m_total);
    return {};
}

Core::Stored<void> addAll(const QList<Core::Tenant> &tenants,
                          Storage::SqlTenantDirectory &directory, Journal &journal,
                          const QDateTime &now)
{
    for (qsizetype first = 0; first < tenants.size(); first += batchSize) {
        auto batch = tenants.mid(first, batchSize);
        const auto ids = directory.addAll(batch, now);
        if (!ids)
            return Core::Unexpected(ids.error());
        for (qsizetype i = 0; i < batch.size(); ++i) {
            batch[i].id = ids->at(i);
            journal.note(Core::AuditAction::tenantAdded, batch[i]);
        }
        if (auto flushed = journal.flush(); !flushed)
            return flushed;
    }
    return {};
}

Core::Stored<void> changeAll(const QList<DirectoryImport::Change> &changes,
                             Storage::SqlTenantDirectory &directory, Journal &journal,
                             const QDateTime &now)
{
    for (const auto &change : changes) {
        if (auto updated = directory.update(change.tenant, now); !updated)
            return updated;
        journal.note(change.action, change.tenant);
        if (!journal.isFull())
            continue;
        if (auto flushed = journal.flush(); !flushed)
            return flushed;
    }
    return journal.flush();
}

Core::Stored<Owners> ownersIn(Storage::SqlTenantDirectory &directory)
{
    const auto everybody = directory.all();
    if (!everybody)
        return Core::Unexpected(everybody.error());
    Owners owners;
    owners.reserve(everybody->size());
    for (const auto &tenant : *everybody)
        owners[keyOf(tenant)].append(tenant);
    return owners;
}

//! Of @p tenant as a file has them and @p owner as they are. Blanks around a text make none: a file
//! cannot hold them. Where there is none, @p tenant gets what @p owner has.
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
                                                    Storage::SqlTenantDirectory &directory)
{
    const auto owners = ownersIn(directory);
    if (!owners)
        return Core::Unexpected(owners.error());
    DirectoryImport plan;
    plan.m_faults = csv.faults;
    for (const auto &rows : {csv.rows, csv.numberless}) {
        for (const auto &row : rows)
            plan.take(row, owners->value(keyOf(row.tenant)), csv.columns);
    }
    std::stable_sort(plan.m_faults.begin(), plan.m_faults.end(),
                     [](const CsvFault &a, const CsvFault &b) { return a.line < b.line; });
    return plan;
}

// Where several have the number, or none, of those with the name whoever is like the row already. A
// name is spelt anew only where the number says whose it is.
void DirectoryImport::take(const TenantCsv::Row &row, const QList<Core::Tenant> &owners,
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
            change = Change{tenant, actionFor(owner, tenant), differences};
    }
    if (change)
        m_changes.append(*change);
    else
        m_faults.append(faultOf(row, owners));
}

Core::Stored<void> DirectoryImport::apply(Storage::SqlTenantDirectory &directory,
                                          Storage::SqlAuditLog &audit,
                                          const Progress &progress) const
{
    const auto now = QDateTime::currentDateTimeUtc();
    Journal journal(audit, progress, m_additions.size() + m_changes.size());
    if (auto added = addAll(m_additions, directory, journal, now); !added)
        return added;
    return changeAll(m_changes, directory, journal, now);
}

} // namespace Cli
