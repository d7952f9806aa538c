// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "storage/engine/columns.h"
#include "storage/engine/database.h"

#include <QList>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <optional>
#include <type_traits>

namespace Storage {

//! Database::execute().
[[nodiscard]] inline Core::Stored<Rows> execute(Database &database, const QString &sql,
                                                const Bindings &bindings = {})
{
    return database.execute(sql, bindings);
}

//! The same where only success counts.
[[nodiscard]] Core::Stored<void> run(Database &database, const QString &sql,
                                     const Bindings &bindings = {});

//! Runs a statement and returns how many rows it changed.
[[nodiscard]] Core::Stored<int> countChanges(Database &database, const QString &sql,
                                             const Bindings &bindings = {});

//! Inserts a row with @p values, whose names are columns here.
[[nodiscard]] Core::Stored<void> insertRow(Database &database, const QString &table,
                                           const Bindings &values);
//! The same; returns the id that the database gives the row.
[[nodiscard]] Core::Stored<qint64> insertForId(Database &database, const QString &table,
                                               const Bindings &values);
//! The same; false, and nothing is changed, if there is such a row already.
[[nodiscard]] Core::Stored<bool> insertNew(Database &database, const QString &table,
                                           const Bindings &values);
//! Writes @p values, whose names are columns here, into the row with this id.
[[nodiscard]] Core::Stored<void> updateRow(Database &database, const QString &table, qint64 id,
                                           const Bindings &values);

//! Runs a statement that finds a row in any case; returns that row. Unavailable if there is none.
[[nodiscard]] Core::Stored<Rows> firstRow(Database &database, const QString &sql,
                                          const Bindings &bindings = {});

//! Every row that a statement finds, as @p read makes it of the row.
template <typename Read>
[[nodiscard]] auto readAll(Database &database, const Read &read, const QString &sql,
                           const Bindings &bindings = {})
    -> Core::Stored<QList<std::invoke_result_t<Read, const Rows &>>>
{
    KIOSK_TRY(rows, database.execute(sql, bindings));
    QList<std::invoke_result_t<Read, const Rows &>> values;
    while (rows.next())
        values.append(read(rows));
    return values;
}

//! The first row that a statement finds; nothing if it finds none.
template <typename Read>
[[nodiscard]] auto readFirst(Database &database, const Read &read, const QString &sql,
                             const Bindings &bindings = {})
    -> Core::Stored<std::optional<std::invoke_result_t<Read, const Rows &>>>
{
    KIOSK_TRY(rows, database.execute(sql, bindings));
    return rows.next() ? std::optional(read(rows)) : std::nullopt;
}

//! The first of @p values; nothing of none.
template <typename Value>
[[nodiscard]] Core::Stored<std::optional<Value>> firstOf(const Core::Stored<QList<Value>> &values)
{
    KIOSK_TRY(found, values);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

//! Table and columns that many rows are inserted into.
struct BulkInsert
{
    QString table;
    QStringList columns;
    //! Columns that are read back of each row, "id, phone"; empty for none.
    QString returning{};
};

//! Inserts @p count rows, many with one statement: where the database is another machine's, each
//! statement is a way there and back. @p rowAt gives the values of a row, in the order of the
//! columns; @p returned gets what is read back, in any order. Call it within a unit of work: of a
//! failure, which is logged without the values, some rows may be left.
[[nodiscard]] Core::Stored<void> insertAll(
    Database &database, const BulkInsert &into, qsizetype count,
    const std::function<QVariantList(qsizetype index)> &rowAt,
    const std::function<void(const QSqlQuery &row)> &returned = {});

} // namespace Storage
