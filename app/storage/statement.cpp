#include "storage/statement.h"

#include "storage/logging.h"

#include <QDateTime>
#include <QSqlError>

namespace Storage {

Core::Stored<QSqlQuery> execute(const QSqlDatabase &database, const QString &sql, Bindings bindings)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    const bool prepared = query.prepare(sql);
    for (const auto &[name, value] : bindings)
        query.bindValue(name, value);
    if (!prepared || !query.exec()) {
        const auto error = query.lastError();
        qCWarning(lcStorage).noquote() << "statement failed:" << error.databaseText()
                                       << error.nativeErrorCode() << "in" << sql.simplified();
        return Core::Unexpected(Core::StorageError::Unavailable);
    }
    return query;
}

Core::Stored<void> run(const QSqlDatabase &database, const QString &sql, Bindings bindings)
{
    const auto done = execute(database, sql, bindings);
    if (!done)
        return Core::Unexpected(done.error());
    return {};
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
    return QDateTime::fromString(column.toString(), Qt::ISODateWithMs).toUTC();
}

} // namespace Storage
