#pragma once

#include "core/ports.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <utility>

namespace Storage {

using Bindings = std::initializer_list<std::pair<QString, QVariant>>;

//! Prepares @p sql, binds ":name" placeholders and executes it. A failure is logged here, once,
//! without the bound values.
[[nodiscard]] Core::Stored<QSqlQuery> execute(const QSqlDatabase &database, const QString &sql,
                                              Bindings bindings = {});

//! The same where only success counts.
[[nodiscard]] Core::Stored<void> run(const QSqlDatabase &database, const QString &sql,
                                     Bindings bindings = {});

//! A null QString would become NULL; columns of text hold an empty text instead.
[[nodiscard]] QVariant notNull(const QString &text);

//! UTC with milliseconds in one fixed form, so that SQLite compares times as text.
[[nodiscard]] QVariant toColumn(const QDateTime &time);
[[nodiscard]] QDateTime timeFrom(const QVariant &column);

} // namespace Storage
