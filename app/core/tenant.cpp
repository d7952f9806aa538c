#include "core/tenant.h"

namespace Core {

using namespace Qt::StringLiterals;

const QList<Role> &allRoles()
{
    static const QList<Role> roles{Role::Tenant, Role::Landlord, Role::Investor, Role::Staff,
                                   Role::Admin};
    return roles;
}

QString roleKey(Role role)
{
    switch (role) {
    case Role::Tenant:
        return u"tenant"_s;
    case Role::Landlord:
        return u"landlord"_s;
    case Role::Investor:
        return u"investor"_s;
    case Role::Staff:
        return u"staff"_s;
    case Role::Admin:
        return u"admin"_s;
    }
    Q_UNREACHABLE();
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
    switch (role) {
    case Role::Tenant:
        return u"Tenant"_s;
    case Role::Landlord:
        return u"Landlord"_s;
    case Role::Investor:
        return u"Investor"_s;
    case Role::Staff:
        return u"Staff"_s;
    case Role::Admin:
        return u"Administrator"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Core
