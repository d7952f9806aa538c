// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/tenant.h"

#include "core/base/enumtable.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

struct RoleNames
{
    QLatin1StringView key;
    QLatin1StringView name;
};

constexpr EnumTable<Role, RoleNames> roleNames({
    {Role::Tenant, {"tenant"_L1, "Tenant"_L1}},
    {Role::Landlord, {"landlord"_L1, "Landlord"_L1}},
    {Role::Investor, {"investor"_L1, "Investor"_L1}},
    {Role::Staff, {"staff"_L1, "Staff"_L1}},
    {Role::Admin, {"admin"_L1, "Administrator"_L1}},
});

} // namespace

const QList<Role> &allRoles()
{
    static const QList<Role> roles(enumValues<Role>.begin(), enumValues<Role>.end());
    return roles;
}

QString roleKey(Role role)
{
    return roleNames[role].key;
}

std::optional<Role> roleFrom(const QString &key)
{
    for (const auto role : allRoles()) {
        if (roleKey(role) == key)
            return role;
    }
    return std::nullopt;
}

QString roleName(Role role)
{
    return roleNames[role].name;
}

RoleTable::RoleTable()
    : m_rows{{u"tenant"_s, Role::Tenant},
             {u"landlord"_s, Role::Landlord},
             {u"property_owner"_s, Role::Landlord},
             {u"investor"_s, Role::Investor},
             {u"staff"_s, Role::Staff},
             {u"master"_s, Role::Staff},
             {u"accounting"_s, Role::Staff},
             {u"sales"_s, Role::Staff},
             {u"company_owner"_s, Role::Staff},
             {u"admin"_s, Role::Admin}}
{
}

void RoleTable::set(const QString &type, Role role)
{
    Q_ASSERT(isTypeName(type));
    for (auto &row : m_rows) {
        if (row.first == type) {
            row.second = role;
            return;
        }
    }
    m_rows.append({type, role});
}

QStringList RoleTable::types() const
{
    QStringList types;
    for (const auto &row : m_rows)
        types.append(row.first);
    return types;
}

bool RoleTable::contains(const QString &type) const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [&type](const auto &row) { return row.first == type; });
}

Role RoleTable::roleOf(const QString &type) const
{
    for (const auto &row : m_rows) {
        if (row.first == type)
            return row.second;
    }
    return Role::Tenant;
}

bool RoleTable::isStaff(const QString &type) const
{
    const auto role = roleOf(type);
    return role == Role::Staff || role == Role::Admin;
}

bool RoleTable::isTypeName(QStringView text)
{
    constexpr auto longest = 40;
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    return !text.isEmpty() && text.size() <= longest
        && std::all_of(text.begin(), text.end(), isPlain);
}

} // namespace Core
