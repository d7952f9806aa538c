#pragma once

#include <QString>
#include <QStringList>

namespace Storage {

//! The statements of @p sql, each of which ends with a semicolon and a blank line; lines that begin
//! with "--" are left out.
[[nodiscard]] QStringList statementsOf(const QString &sql);

//! The same of a file that was compiled into this program.
[[nodiscard]] QStringList statementsIn(const QString &resource);

//! The text of a file that was compiled into this program.
[[nodiscard]] QString textOf(const QString &resource);

} // namespace Storage
