#include "core/tenant.h"

#include <QStringList>

#include <array>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

struct TypeRole
{
    QLatin1StringView type;
    Role role;
};

constexpr std::array typeRoles{
    TypeRole{"tenant"_L1, Role::Tenant},
    TypeRole{"landlord"_L1, Role::Landlord},
    TypeRole{"property_owner"_L1, Role::Landlord},
    TypeRole{"investor"_L1, Role::Investor},
    TypeRole{"staff"_L1, Role::Staff},
    TypeRole{"master"_L1, Role::Staff},
    TypeRole{"accounting"_L1, Role::Staff},
    TypeRole{"sales"_L1, Role::Staff},
    TypeRole{"company_owner"_L1, Role::Staff},
    TypeRole{"admin"_L1, Role::Admin},
};

} // namespace

const QStringList &tenantTypes()
{
    static const QStringList types = [] {
        QStringList all;
        for (const auto &row : typeRoles)
            all.append(row.type);
        return all;
    }();
    return types;
}

Role roleOf(const QString &type)
{
    for (const auto &row : typeRoles) {
        if (row.type == type)
            return row.role;
    }
    return Role::Tenant;
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
