// SPDX-License-Identifier: GPL-3.0-only
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

QCommandLineOption newRangesOption()
{
    return {u"new-ranges"_s,
            u"also takes numbers of ranges that this computer's libphonenumber does not know"_s};
}

QString sentenceOf(Core::NumberFault fault)
{
    switch (fault) {
    case Core::NumberFault::NotANumber:
        return u"is no number; write it like +996555121001"_s;
    case Core::NumberFault::WrongLength:
        return u"is no number: its country has none with so many digits; write it like "
               "+996555121001"_s;
    case Core::NumberFault::UnknownRange:
        return u"is in no range that this computer's libphonenumber knows: look for a digit too "
               "many or a wrong one. If it is right, its range is newer than the library: update "
               "the package libphonenumber8, or give --new-ranges"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Cli
