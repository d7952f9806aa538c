// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/console.h"
#include "cli/directory/csvtable.h"
#include "core/model/tenant.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Cli {

//! The tenants of a CSV file. Its first row names the columns: name, phone and type are needed,
//! contact_person, email, inn, address, comment and is_active are taken, and id, created_at and
//! updated_at are passed over, as the database assigns them. What an export escaped is as it was.
struct TenantCsv
{
    struct Rules
    {
        //! Completes the numbers that have no country code.
        QString region;
        //! Whether numbers are taken whose range this computer's libphonenumber does not know.
        bool acceptsUnknownRanges = false;
        //! The types that there are.
        Core::RoleTable roles{};
    };

    struct Row
    {
        int line = 0;
        //! Without an id.
        Core::Tenant tenant;
    };

    //! The columns that the file has, in its order.
    QStringList columns;
    //! The good ones; each has a number, and no two have the same.
    QList<Row> rows;
    //! Good but for the number, of which there is none. The directory may know them.
    QList<Row> numberless;
    //! In the order of their lines. A file with faults is better not imported at all.
    QList<CsvFault> faults;

    //! Takes a while for many rows; @p progress is called after each.
    [[nodiscard]] static TenantCsv parse(const QByteArray &bytes, const Rules &rules,
                                         const Progress &progress = {});
};

} // namespace Cli
