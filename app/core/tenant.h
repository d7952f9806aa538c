#pragma once

#include "core/phonenumber.h"

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
    //! One of tenantTypes().
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

//! The types a directory may hold, in the order in which they are shown.
[[nodiscard]] const QStringList &tenantTypes();

//! The role that follows from a type. A type that the table does not know gives the least.
[[nodiscard]] Role roleOf(const QString &type);

//! The role's name in the HTTP interface, for example "landlord".
[[nodiscard]] QString roleKey(Role role);

//! The role's English name for people, for example "Landlord".
[[nodiscard]] QString roleName(Role role);

} // namespace Core
