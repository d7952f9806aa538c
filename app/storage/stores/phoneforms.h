#pragma once

#include "core/phone/numberforms.h"
#include "core/phone/phonenumber.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace Storage {

// Numbers are written in their canonical form. Rows of earlier versions may hold the other one
// (Core::otherForm()), which stays until the row is written again: a search asks for both.

//! The condition that @p column has the number that :phone and :other_phone are bound to.
[[nodiscard]] inline QString hasPhone(QLatin1StringView column)
{
    return column + QLatin1StringView(" IN (:phone, :other_phone)");
}

//! For ":phone". NULL, which no row is equal to, where there is no number.
[[nodiscard]] inline QVariant toColumn(const std::optional<Core::PhoneNumber> &phone)
{
    return phone ? QVariant(phone->e164()) : QVariant();
}

//! For ":other_phone".
[[nodiscard]] inline QVariant toOtherColumn(const std::optional<Core::PhoneNumber> &phone)
{
    const auto other = phone ? Core::otherForm(phone->e164()) : QString();
    return other.isEmpty() ? QVariant() : QVariant(other);
}

} // namespace Storage
