// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/console.h"
#include "cli/directory/tenantcsv.h"
#include "core/admin/directoryadmin.h"

#include <QList>
#include <QString>

namespace Cli {

//! The changes that an import makes to the directory. It finds a tenant by number and name, which
//! may be spelt anew ("Ковалев", "Ковалёв"); a number that belongs to somebody of another name is a
//! fault, because a number belongs to one tenant. Columns that the file does not have keep what is
//! in them.
class DirectoryImport
{
public:
    //! Compares @p csv with the directory, which it reads as a whole once and does not change.
    [[nodiscard]] static Core::Stored<DirectoryImport> plan(const TenantCsv &csv,
                                                            Core::TenantEditor &directory);

    //! Carries the plan out, each row of it with an entry in the audit; in one unit of work with
    //! plan(). @p progress is called now and then.
    [[nodiscard]] Core::Stored<void> apply(Core::DirectoryAdmin &directory,
                                           const Progress &progress = {}) const;

    //! A cell that is another one than before.
    struct Difference
    {
        QString column;
        QString before;
        QString after;
    };

    //! A known tenant, as they are to be.
    struct Change : Core::TenantChange
    {
        QList<Difference> differences;
    };

    [[nodiscard]] const QList<Core::Tenant> &additions() const { return m_additions; }
    [[nodiscard]] const QList<Change> &changes() const { return m_changes; }
    [[nodiscard]] int unchanged() const { return m_unchanged; }
    //! The file's and those that only the directory shows, in the order of their lines.
    [[nodiscard]] const QList<CsvFault> &faults() const { return m_faults; }

private:
    void addRow(const TenantCsv::Row &row, const QList<Core::Tenant> &owners,
                const QStringList &columns);

    QList<Core::Tenant> m_additions;
    QList<Change> m_changes;
    int m_unchanged = 0;
    QList<CsvFault> m_faults;
};

} // namespace Cli
