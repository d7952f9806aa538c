#pragma once

#include <QDateTime>
#include <QString>

#include <functional>

namespace Core {

//! Tells the time, always in UTC. A function, so that a test's clock is just a variable.
using Clock = std::function<QDateTime()>;

//! RFC 3339 in UTC with whole seconds and "Z", as the HTTP interface writes every time.
[[nodiscard]] QString toRfc3339(const QDateTime &time);

//! Reads what toRfc3339() writes. An invalid QDateTime for anything else.
[[nodiscard]] QDateTime fromRfc3339(const QString &text);

} // namespace Core
