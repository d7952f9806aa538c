// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QString>

#include <functional>

namespace Core {

//! Tells the time, always in UTC. A function, so that a test's clock is just a variable.
using Clock = std::function<QDateTime()>;

//! RFC 3339 in UTC with whole seconds and "Z", as the HTTP interface writes every time.
[[nodiscard]] inline QString toRfc3339(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

//! Reads what toRfc3339() writes. An invalid QDateTime for anything else.
[[nodiscard]] inline QDateTime fromRfc3339(const QString &text)
{
    // Qt also reads dates alone and, without a zone, takes the time as local.
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    return toRfc3339(time) == text ? time : QDateTime();
}

} // namespace Core
