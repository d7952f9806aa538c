#pragma once

#include "cli/tenantcsv.h"
#include "core/ports.h"
#include "storage/sqltenantdirectory.h"

#include <QList>

namespace Cli {

//! What an import does to the directory. A tenant is known again by number and name; a number that
//! belongs to somebody of another name is a fault, because a number belongs to one tenant.
class DirectoryImport
{
public:
    //! Compares @p rows with the directory, changing nothing.
    [[nodiscard]] static Core::Stored<DirectoryImport> plan(const QList<TenantCsv::Row> &rows,
                                                            Storage::SqlTenantDirectory &directory);

    //! Carries the plan out and writes each row of it into @p audit; in one unit of work with
    //! plan().
    [[nodiscard]] Core::Stored<void> apply(Storage::SqlTenantDirectory &directory,
                                           Core::AuditLog &audit) const;

    //! Who is known, as they are to be.
    struct Change
    {
        Core::Tenant tenant;
        //! One of Core::AuditAction.
        QString action;
    };

    [[nodiscard]] const QList<Core::Tenant> &additions() const { return m_additions; }
    [[nodiscard]] const QList<Change> &changes() const { return m_changes; }
    [[nodiscard]] int unchanged() const { return m_unchanged; }
    [[nodiscard]] const QList<CsvFault> &faults() const { return m_faults; }

private:
    void take(const TenantCsv::Row &row, const QList<Core::Tenant> &owners);

    QList<Core::Tenant> m_additions;
    QList<Change> m_changes;
    int m_unchanged = 0;
    QList<CsvFault> m_faults;
};

} // namespace Cli
