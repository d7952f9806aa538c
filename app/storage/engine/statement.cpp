#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

Core::Stored<void> run(Database &database, const QString &sql, Bindings bindings)
{
    const auto done = database.execute(sql, bindings);
    if (!done)
        return Core::Unexpected(done.error());
    return {};
}

Core::StorageError whyNoRow(const Core::Stored<Rows> &rows)
{
    return rows ? Core::StorageError::Unavailable : rows.error();
}

QVariant notNull(const QString &text)
{
    return text.isNull() ? QString(QLatin1StringView("")) : text;
}

QVariant toColumn(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QVariant &column)
{
    if (column.metaType() == QMetaType::fromType<QDateTime>())
        return column.toDateTime().toUTC();
    return QDateTime::fromString(column.toString(), Qt::ISODateWithMs).toUTC();
}

} // namespace Storage
