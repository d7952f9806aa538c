#pragma once

#include "core/model/tenant.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <utility>

namespace Core {

//! Which types a directory may hold, and the role that follows from each.
class RoleTable
{
public:
    //! Makes the table of the built-in types, which the README lists under "Fill the directory".
    RoleTable();

    //! Adds @p type, which isTypeName(), or gives it another role.
    void set(const QString &type, Role role);

    //! In the order in which they are shown: the contract's, then what was added.
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
