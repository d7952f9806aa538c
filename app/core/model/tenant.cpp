#include "core/model/tenant.h"

#include "core/base/enumtable.h"

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

} // namespace Core
