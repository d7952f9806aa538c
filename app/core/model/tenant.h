// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <utility>

namespace Core {

//! The rights that follow from a tenant's type in the programs behind the login.
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

//! Which types a directory may hold, and the role that follows from each.
class RoleTable
{
public:
    //! Makes the table of the built-in types, which packaging/doc/installing.md lists.
    RoleTable();

    //! Adds @p type, which isTypeName(), or gives it another role.
    void set(const QString &type, Role role);

    //! In the order in which they are shown: the built-in ones, then what was added.
    [[nodiscard]] QStringList types() const;
    [[nodiscard]] bool contains(const QString &type) const;
    //! A type that the table does not know gives the least.
    [[nodiscard]] Role roleOf(const QString &type) const;
    //! Whether @p type gives the role of staff or of an administrator.
    [[nodiscard]] bool isStaff(const QString &type) const;

    //! Whether @p text is written as a type: 1 to 40 Latin small letters, digits and underscores.
    [[nodiscard]] static bool isTypeName(QStringView text);

    friend bool operator==(const RoleTable &, const RoleTable &) = default;

private:
    QList<std::pair<QString, Role>> m_rows;
};

} // namespace Core
