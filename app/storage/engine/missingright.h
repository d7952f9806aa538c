#pragma once

#include <QSqlError>
#include <QString>

#include <optional>

namespace Storage {

//! The right that PostgreSQL missed for @p sql, "UPDATE on table sessions" for example; nothing if
//! @p error is another one. It names things of the schema, never what is in them.
[[nodiscard]] std::optional<QString> missingRightFrom(const QString &sql, const QSqlError &error);

//! Tells the administrator what is wrong and what to do.
[[nodiscard]] QString sentenceOfMissingRight(const QString &right);

} // namespace Storage
