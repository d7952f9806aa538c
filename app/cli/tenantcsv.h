#pragma once

#include "cli/csvtable.h"
#include "core/tenant.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Cli {

//! The tenants of a CSV file. Its first row names the columns: name, phone and type are needed,
//! contact_person, email, inn, address, comment and is_active are taken, and id, created_at and
//! updated_at are passed over, as the database assigns them.
struct TenantCsv
{
    struct Row
    {
        int line = 0;
        //! Without an id.
        Core::Tenant tenant;
    };

    //! The good ones.
    QList<Row> rows;
    //! In the order of their lines. A file with faults is better not imported at all.
    QList<CsvFault> faults;

    //! @p region completes the numbers that have no country code.
    [[nodiscard]] static TenantCsv parse(const QByteArray &bytes, const QString &region);
};

} // namespace Cli
