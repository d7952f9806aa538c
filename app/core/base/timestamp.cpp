#include "core/base/timestamp.h"

namespace Core {

QString toRfc3339(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QDateTime fromRfc3339(const QString &text)
{
    // Qt also reads dates alone and, without a zone, takes the time as local.
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    return toRfc3339(time) == text ? time : QDateTime();
}

} // namespace Core
