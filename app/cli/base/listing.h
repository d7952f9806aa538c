// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "cli/base/command.h"
#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QCommandLineOption>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <optional>

namespace Cli {

// The listings share these.

//! --json
[[nodiscard]] QCommandLineOption jsonOption();
//! --limit, for a table without an end.
[[nodiscard]] QCommandLineOption limitOption();

//! Prints rows as --json or without it; @p columns are the members of each row in their order.
void printRows(const Call &call, const QStringList &columns, const QJsonArray &rows);

//! Runs a listing of a table without an end: reads up to --limit rows with @p read and prints them.
[[nodiscard]] Outcome listNewest(
    const Call &call, const QStringList &columns,
    const std::function<Core::Stored<QJsonArray>(Storage::Database &database, int limit)> &read);

//! Returns what was read, each row as @p rowOf writes it.
template <typename Values, typename RowOf>
[[nodiscard]] Core::Stored<QJsonArray> rowsOf(const Core::Stored<Values> &values, RowOf rowOf)
{
    if (!values)
        return Core::Unexpected(values.error());
    QJsonArray rows;
    for (const auto &value : *values)
        rows.append(rowOf(value));
    return rows;
}

//! A time as listings write it (RFC 3339, UTC), or null.
[[nodiscard]] QJsonValue timeCell(const std::optional<QDateTime> &time);
//! A text, or null where it is empty.
[[nodiscard]] QJsonValue textCell(const QString &text);

} // namespace Cli
