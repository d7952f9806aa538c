// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/columns.h"

#include "core/base/unicodetext.h"
#include "core/phone/numberlibrary.h"

namespace Storage {

using namespace Qt::StringLiterals;

QVariant storable(const QVariant &value)
{
    if (value.metaType() != QMetaType::fromType<QString>())
        return value;
    return Core::wellFormed(value.toString());
}

QVariant notNull(const QString &text)
{
    return text.isNull() ? QString(QLatin1StringView("")) : text;
}

QVariant nullIfEmpty(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant toColumn(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QVariant toColumn(const std::optional<QDateTime> &time)
{
    return time ? toColumn(*time) : QVariant();
}

QDateTime timeFrom(const QVariant &column)
{
    if (column.metaType() == QMetaType::fromType<QDateTime>())
        return column.toDateTime().toUTC();
    return QDateTime::fromString(column.toString(), Qt::ISODateWithMs).toUTC();
}

std::optional<QDateTime> optionalTimeFrom(const QVariant &column)
{
    return column.isNull() ? std::nullopt : std::optional(timeFrom(column));
}

QString hasPhone(QLatin1StringView column)
{
    return column + QLatin1StringView(" IN (:phone, :other_phone)");
}

QVariant toColumn(const std::optional<Core::PhoneNumber> &phone)
{
    return phone ? QVariant(phone->e164()) : QVariant();
}

QVariant toOtherColumn(const std::optional<Core::PhoneNumber> &phone)
{
    const auto other = phone ? Core::otherForm(phone->e164()) : QString();
    return other.isEmpty() ? QVariant() : QVariant(other);
}

} // namespace Storage
