#include "support/testdatabase.h"

#include "storage/migrator.h"

#include <QSqlQuery>

namespace TestSupport {

using namespace Qt::StringLiterals;

TestDatabase::TestDatabase(const QString &driver, Content content)
{
    if (driver != "QSQLITE"_L1)
        return;
    auto connection = anotherConnection();
    if (!connection)
        return;
    if (content == Content::Schema
        && !Storage::Migrator(connection->database(), Storage::builtInMigrations()).migrate())
        return;
    m_connection = std::move(connection);
}

QString TestDatabase::file() const
{
    return m_folder.filePath(u"test.db"_s);
}

QString TestDatabase::url() const
{
    return u"sqlite:"_s + file();
}

std::unique_ptr<Storage::Connection> TestDatabase::anotherConnection() const
{
    auto connection = Storage::Connection::open(url());
    return connection ? std::move(*connection) : nullptr;
}

QVariant TestDatabase::valueOf(const QString &sql) const
{
    QSqlQuery query(database());
    return query.exec(sql) && query.next() ? query.value(0) : QVariant();
}

} // namespace TestSupport
