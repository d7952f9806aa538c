#include "cli/tenantcsv.h"

#include "fuzz/target.h"

#include <QSet>

#include <algorithm>

using namespace Cli;
using namespace Qt::StringLiterals;

namespace {

using Fuzz::require;

const auto region = u"KG"_s;

bool hasControl(const QString &text, bool mayHaveLines = false)
{
    return std::any_of(text.begin(), text.end(), [mayHaveLines](QChar c) {
        return c.category() == QChar::Other_Control && !(mayHaveLines && c == u'\n');
    });
}

QString quoted(QString cell)
{
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

QString lineOf(const Core::Tenant &tenant)
{
    const QStringList cells{tenant.name,          tenant.phone->e164(),
                            tenant.type,          tenant.isActive ? u"true"_s : u"false"_s,
                            tenant.contactPerson, tenant.email,
                            tenant.inn,           tenant.address,
                            tenant.comment};
    QStringList quotedCells;
    for (const auto &cell : cells)
        quotedCells.append(quoted(cell));
    return quotedCells.join(u',') + u"\r\n"_s;
}

QByteArray fileOf(const QList<TenantCsv::Row> &rows)
{
    auto text = u"name,phone,type,is_active,contact_person,email,inn,address,comment\r\n"_s;
    for (const auto &row : rows)
        text += lineOf(row.tenant);
    return text.toUtf8();
}

void checkTenant(const Core::Tenant &tenant)
{
    require(!tenant.name.isEmpty(), "a tenant has a name");
    require(tenant.phone.has_value(), "a tenant has a number");
    require(Core::tenantTypes().contains(tenant.type), "a tenant's type is known");
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
    const auto again = TenantCsv::parse(fileOf(rows), region);
    require(again.faults.isEmpty() && again.rows.size() == rows.size(), "rows are read back");
    for (qsizetype i = 0; i < rows.size(); ++i)
        require(again.rows[i].tenant == rows[i].tenant, "a tenant is read back");
}

} // namespace

void Fuzz::run(QByteArrayView input)
{
    const auto bytes = input.toByteArray();
    const auto lineCount = bytes.count('\n') + bytes.count('\r') + 1;

    const auto csv = TenantCsv::parse(bytes, region);

    checkRows(csv.rows, lineCount);
    checkFaults(csv.faults, lineCount);
    checkThatItIsReadBack(csv.rows);
}
