#include "storage/engine/statement.h"

namespace Storage {

using namespace Qt::StringLiterals;

Core::Stored<void> run(Database &database, const QString &sql, Bindings bindings)
{
    KIOSK_CHECK(database.execute(sql, bindings));
    return {};
}

Core::Stored<int> countChanges(Database &database, const QString &sql, Bindings bindings)
{
    KIOSK_TRY(rows, database.execute(sql, bindings));
    return rows.numRowsAffected();
}

Core::Stored<Rows> firstRow(Database &database, const QString &sql, Bindings bindings)
{
    KIOSK_TRY(rows, database.execute(sql, bindings));
    if (!rows.next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    return std::move(rows);
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
