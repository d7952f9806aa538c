#pragma once

#include "storage/engine/database.h"

#include <QDateTime>

namespace Storage {

//! Database::execute().
[[nodiscard]] inline Core::Stored<Rows> execute(Database &database, const QString &sql,
                                                Bindings bindings = {})
{
    return database.execute(sql, bindings);
}

//! The same where only success counts.
[[nodiscard]] Core::Stored<void> run(Database &database, const QString &sql,
                                     Bindings bindings = {});

//! Why there is no first row: the statement's error, or Unavailable where it found none.
[[nodiscard]] Core::StorageError whyNoRow(const Core::Stored<Rows> &rows);

//! A null QString would become NULL; columns of text hold an empty text instead.
[[nodiscard]] QVariant notNull(const QString &text);

//! UTC with milliseconds in one fixed form, so that SQLite compares times as text.
[[nodiscard]] QVariant toColumn(const QDateTime &time);
//! From SQLite's text or PostgreSQL's timestamp; in UTC.
[[nodiscard]] QDateTime timeFrom(const QVariant &column);

} // namespace Storage
