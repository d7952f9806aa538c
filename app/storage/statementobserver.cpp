#include "storage/statementobserver.h"

#include <QSqlDriver>
#include <QVariant>

namespace Storage {

namespace {

// A QSqlDatabase is a handle that is copied everywhere; its driver is the connection itself.
constexpr auto property = "statementObserver";

} // namespace

void observe(const QSqlDatabase &database, const StatementObserver &observer)
{
    database.driver()->setProperty(property, observer ? QVariant::fromValue(observer) : QVariant());
}

StatementObserver observerOf(const QSqlDatabase &database)
{
    return database.driver()->property(property).value<StatementObserver>();
}

} // namespace Storage
