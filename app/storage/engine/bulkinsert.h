#pragma once

#include "storage/engine/database.h"

#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <functional>

namespace Storage {

//! Where many rows go.
struct BulkInsert
{
    QString table;
    QStringList columns;
    //! What is read back of each row, "id, phone"; empty is nothing.
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
