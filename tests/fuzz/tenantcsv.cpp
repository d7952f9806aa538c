// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/tenantcsv.h"

#include "cli/directory/csvtable.h"
#include "cli/directory/tenantcolumns.h"
#include "fuzz/target.h"

#include <QSet>

#include <algorithm>

using namespace Cli;
using namespace Qt::StringLiterals;

namespace {

using Fuzz::require;

const TenantCsv::Rules rules{.region = u"KG"_s};

bool hasControl(const QString &text, bool mayHaveLines = false)
{
    return std::any_of(text.begin(), text.end(), [mayHaveLines](QChar c) {
        return c.category() == QChar::Other_Control && !(mayHaveLines && c == u'\n');
    });
}

QByteArray lineOf(const Core::Tenant &tenant)
{
    QByteArrayList cells;
    for (const auto &column : tenantColumns())
        cells.append(quotedCell(escapedCell(column.text(tenant))));
    return cells.join(',') + "\r\n";
}

QByteArray fileOf(const QList<TenantCsv::Row> &rows)
{
    QByteArray file = tenantColumnNames().join(u',').toUtf8() + "\r\n";
    for (const auto &row : rows)
        file += lineOf(row.tenant);
    return file;
}

void checkTenant(const Core::Tenant &tenant)
{
    require(!tenant.name.isEmpty(), "a tenant has a name");
    require(tenant.phone.has_value(), "a tenant has a number");
    require(rules.roles.contains(tenant.type), "a tenant's type is known");
    for (const auto &text : {tenant.name, tenant.contactPerson, tenant.email, tenant.inn})
        require(!hasControl(text), "a tenant's text is of one line");
    for (const auto &text : {tenant.address, tenant.comment})
        require(!hasControl(text, true), "an address is text");
}

void checkRows(const QList<TenantCsv::Row> &rows, qsizetype lineCount)
{
    int line = 1; // the header's
    QSet<QString> numbers;
    for (const auto &row : rows) {
        require(row.line > line && row.line <= lineCount, "lines are counted");
        line = row.line;
        checkTenant(row.tenant);
        require(!numbers.contains(row.tenant.phone->e164()), "a number belongs to one");
        numbers.insert(row.tenant.phone->e164());
    }
}

void checkFaults(const QList<CsvFault> &faults, qsizetype lineCount)
{
    int line = 1;
    for (const auto &fault : faults) {
        require(fault.line >= line && fault.line <= lineCount, "faults stand in order");
        line = fault.line;
        require(!fault.sentence.isEmpty(), "a fault is told");
        require(!hasControl(fault.sentence), "a fault is one line of text");
    }
}

void checkThatItIsReadBack(const QList<TenantCsv::Row> &rows)
{
    const auto again = TenantCsv::parse(fileOf(rows), rules);
    require(again.faults.isEmpty() && again.rows.size() == rows.size(), "rows are read back");
    for (qsizetype i = 0; i < rows.size(); ++i)
        require(again.rows[i].tenant == rows[i].tenant, "a tenant is read back");
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    const auto bytes = input.toByteArray();
    const auto lineCount = bytes.count('\n') + bytes.count('\r') + 1;

    const auto csv = TenantCsv::parse(bytes, rules);

    checkRows(csv.rows, lineCount);
    checkFaults(csv.faults, lineCount);
    checkThatItIsReadBack(csv.rows);
}
