// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"

#include "storage/engine/columns.h"

#include <QSqlError>

#include <algorithm>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// Qt gives every value a name, and SQLite looks each name up among all of them: with more rows that
// costs more than the statements that are saved.
constexpr qsizetype rowsPerStatement = 25;

QString statementFor(const BulkInsert &into, qsizetype rows)
{
    const QString marks = u'(' + QStringList(into.columns.size(), u"?"_s).join(u',') + u')';
    auto sql = u"INSERT INTO %1 (%2) VALUES %3"_s.arg(into.table, into.columns.join(", "_L1),
                                                      QStringList(rows, marks).join(u','));
    return into.returning.isEmpty() ? sql : sql + u" RETURNING "_s + into.returning;
}

Core::Stored<void> failure(Database &database, const QSqlQuery &query, const BulkInsert &into)
{
    return Core::Unexpected(database.recordFailure(statementFor(into, 1), query.lastError()));
}

QString insertionOf(const QString &table, const Bindings &values)
{
    QStringList columns;
    for (const auto &[column, value] : values)
        columns.append(column);
    return u"INSERT INTO %1 (%2) VALUES (:%3)"_s.arg(table, columns.join(", "_L1),
                                                     columns.join(", :"_L1));
}

Bindings placeholdersOf(const Bindings &values)
{
    Bindings bindings;
    for (const auto &[column, value] : values)
        bindings.append({u':' + column, value});
    return bindings;
}

void bindRow(QSqlQuery &query, int &position, const QVariantList &values)
{
    for (const auto &value : values)
        query.bindValue(position++, storable(value));
}

} // namespace

Core::Stored<void> run(Database &database, const QString &sql, const Bindings &bindings)
{
    KIOSK_CHECK(database.execute(sql, bindings));
    return {};
}

Core::Stored<int> countChanges(Database &database, const QString &sql, const Bindings &bindings)
{
    KIOSK_TRY(rows, database.execute(sql, bindings));
    return rows.numRowsAffected();
}

Core::Stored<void> insertRow(Database &database, const QString &table, const Bindings &values)
{
    return run(database, insertionOf(table, values), placeholdersOf(values));
}

Core::Stored<qint64> insertForId(Database &database, const QString &table, const Bindings &values)
{
    KIOSK_TRY(row,
              firstRow(database, insertionOf(table, values) + u" RETURNING id"_s,
                       placeholdersOf(values)));
    return row.value(0).toLongLong();
}

Core::Stored<bool> insertNew(Database &database, const QString &table, const Bindings &values)
{
    KIOSK_TRY(count,
              countChanges(database, insertionOf(table, values) + u" ON CONFLICT DO NOTHING"_s,
                           placeholdersOf(values)));
    return count == 1;
}

Core::Stored<void> updateRow(Database &database, const QString &table, qint64 id,
                             const Bindings &values)
{
    QStringList changes;
    for (const auto &[column, value] : values)
        changes.append(column + u" = :"_s + column);
    auto bindings = placeholdersOf(values);
    bindings.append({u":id"_s, id});
    return run(database, u"UPDATE %1 SET %2 WHERE id = :id"_s.arg(table, changes.join(", "_L1)),
               bindings);
}

Core::Stored<Rows> firstRow(Database &database, const QString &sql, const Bindings &bindings)
{
    KIOSK_TRY(rows, database.execute(sql, bindings));
    if (!rows.next())
        return Core::Unexpected(Core::StorageError::Unavailable);
    return std::move(rows);
}

Core::Stored<void> insertAll(Database &database, const BulkInsert &into, qsizetype count,
                             const std::function<QVariantList(qsizetype index)> &rowAt,
                             const std::function<void(const QSqlQuery &row)> &returned)
{
    QSqlQuery query(database.sql());
    query.setForwardOnly(true);
    qsizetype preparedFor = 0;
    for (qsizetype first = 0; first < count;) {
        const auto rows = std::min(rowsPerStatement, count - first);
        if (rows != preparedFor && !query.prepare(statementFor(into, rows)))
            return failure(database, query, into);
        preparedFor = rows;
        int position = 0;
        for (const auto end = first + rows; first < end; ++first)
            bindRow(query, position, rowAt(first));
        if (!query.exec())
            return failure(database, query, into);
        while (returned && query.next())
            returned(query);
        query.finish();
    }
    return {};
}

} // namespace Storage
