#include "storage/statement.h"

#include "storage/logging.h"
#include "storage/statementobserver.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSqlError>

namespace Storage {

namespace {

bool isExecuted(QSqlQuery &query, const QString &sql, Bindings bindings)
{
    const bool prepared = query.prepare(sql);
    for (const auto &[name, value] : bindings)
        query.bindValue(name, value);
    return prepared && query.exec();
}

} // namespace

Core::Stored<QSqlQuery> execute(const QSqlDatabase &database, const QString &sql, Bindings bindings)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    QElapsedTimer timer;
    timer.start();
    const bool isDone = isExecuted(query, sql, bindings);
    if (const auto observer = observerOf(database))
        observer(std::chrono::nanoseconds(timer.nsecsElapsed()), isDone);
    if (!isDone) {
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
