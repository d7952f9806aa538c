// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/phonenumber.h"

#include <QDateTime>
#include <QString>
#include <QVariant>

#include <optional>

namespace Storage {

//! @p value as it is bound: a text is well-formed (Core::wellFormed()), so that both engines store
//! the same and give it back as it was stored.
[[nodiscard]] QVariant storable(const QVariant &value);

//! A null QString would become NULL; columns of text hold an empty text instead.
[[nodiscard]] QVariant notNull(const QString &text);

//! NULL in the place of an empty text.
[[nodiscard]] QVariant nullIfEmpty(const QString &text);

//! UTC with milliseconds in one fixed form, so that SQLite compares times as text.
[[nodiscard]] QVariant toColumn(const QDateTime &time);
//! The same, or NULL.
[[nodiscard]] QVariant toColumn(const std::optional<QDateTime> &time);
//! From SQLite's text or PostgreSQL's timestamp; in UTC.
[[nodiscard]] QDateTime timeFrom(const QVariant &column);
//! The same of a column that may be NULL.
[[nodiscard]] std::optional<QDateTime> optionalTimeFrom(const QVariant &column);

// Numbers are written in their canonical form. Rows of earlier versions may hold the other one
// (Core::otherForm()), which stays until the row is written again: a search asks for both.

//! The condition that @p column has the number that :phone and :other_phone are bound to.
[[nodiscard]] QString hasPhone(QLatin1StringView column);

//! For ":phone". NULL, which no row is equal to, where there is no number.
[[nodiscard]] QVariant toColumn(const std::optional<Core::PhoneNumber> &phone);

//! For ":other_phone".
[[nodiscard]] QVariant toOtherColumn(const std::optional<Core::PhoneNumber> &phone);

} // namespace Storage
