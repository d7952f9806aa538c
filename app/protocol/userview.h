#pragma once

#include "core/model/tenant.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Protocol {

//! "user": all that leaves the server about a person.
struct UserView
{
    qint64 id = 0;
    QString name;
    //! "+996•••••123"
    QString maskedPhone;
    //! The tenant's type in the directory.
    QString type;
    //! "tenant", "landlord", "investor", "staff" or "admin".
    QString role;
    //! The role in English words.
    QString roleName;

    [[nodiscard]] static UserView of(const Core::Tenant &tenant, const Core::RoleTable &roles);

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<UserView> fromJson(const QJsonObject &json);

    friend bool operator==(const UserView &, const UserView &) = default;
};

} // namespace Protocol
