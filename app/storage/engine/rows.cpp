#include "storage/engine/rows.h"

#include "storage/engine/database.h"

#include <QSqlRecord>

#include <utility>

namespace Storage {

Rows::Rows(Database *database, QString sql, std::unique_ptr<Statement> statement)
    : m_database(database)
    , m_sql(std::move(sql))
    , m_statement(std::move(statement))
{
}

Rows::Rows(Rows &&other) noexcept
    : m_database(other.m_database)
    , m_sql(std::move(other.m_sql))
    , m_statement(std::move(other.m_statement))
{
}

Rows::~Rows()
{
    if (m_statement)
        m_database->giveBack(m_sql, std::move(m_statement));
}

QVariant Rows::value(const QString &column) const
{
    auto &columns = m_statement->columns;
    if (columns.isEmpty()) {
        const auto record = m_statement->query.record();
        for (int i = 0; i < record.count(); ++i)
            columns.insert(record.fieldName(i), i);
    }
    return m_statement->query.value(columns.value(column, -1));
}

} // namespace Storage
