#include "cli/directory/tenantcolumns.h"

namespace Cli {

using namespace Qt::StringLiterals;
using Core::Tenant;

namespace {

TenantColumn column(const QString &name, QString Tenant::*field, bool mayHaveLines = false)
{
    return {.name = name,
            .mayHaveLines = mayHaveLines,
            .text = [field](const Tenant &tenant) { return tenant.*field; },
            .copy = [field](Tenant &to, const Tenant &from) { to.*field = from.*field; }};
}

TenantColumn phoneColumn()
{
    return {
        .name = u"phone"_s,
        .mayHaveLines = false,
        .text =
            [](const Tenant &tenant) { return tenant.phone ? tenant.phone->e164() : QString(); },
        .copy = [](Tenant &to, const Tenant &from) { to.phone = from.phone; }};
}

TenantColumn isActiveColumn()
{
    return {.name = u"is_active"_s,
            .mayHaveLines = false,
            .text = [](const Tenant &tenant) { return tenant.isActive ? u"true"_s : u"false"_s; },
            .copy = [](Tenant &to, const Tenant &from) { to.isActive = from.isActive; }};
}

} // namespace

const QList<TenantColumn> &tenantColumns()
{
    static const QList<TenantColumn> columns{
        column(u"name"_s, &Tenant::name),
        phoneColumn(),
        column(u"type"_s, &Tenant::type),
        column(u"contact_person"_s, &Tenant::contactPerson),
        column(u"email"_s, &Tenant::email),
        column(u"inn"_s, &Tenant::inn),
        column(u"address"_s, &Tenant::address, true),
        column(u"comment"_s, &Tenant::comment, true),
        isActiveColumn(),
    };
    return columns;
}

QStringList tenantColumnNames()
{
    QStringList names;
    for (const auto &each : tenantColumns())
        names.append(each.name);
    return names;
}

} // namespace Cli
