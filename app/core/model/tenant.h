#pragma once

#include "core/phone/phonenumber.h"

#include <QList>
#include <QString>

#include <optional>

namespace Core {

//! What a tenant's type lets them be in the programs behind the login.
enum class Role { Tenant, Landlord, Investor, Staff, Admin };

//! A counterparty of the directory: renter, landlord, staff and so on, found by phone number.
struct Tenant
{
    qint64 id = 0;
    QString name;
    //! One of RoleTable::types().
    QString type;
    std::optional<PhoneNumber> phone;
    bool isActive = true;
    QString contactPerson;
    QString email;
    QString inn;
    QString address;
    QString comment;

    friend bool operator==(const Tenant &, const Tenant &) = default;
};

//! The roles, from the least to the most.
[[nodiscard]] const QList<Role> &allRoles();

//! The role's name in the HTTP interface and in the settings, for example "landlord".
[[nodiscard]] QString roleKey(Role role);
[[nodiscard]] std::optional<Role> roleFrom(const QString &key);

//! The role's English name for people, for example "Landlord".
[[nodiscard]] QString roleName(Role role);

} // namespace Core
