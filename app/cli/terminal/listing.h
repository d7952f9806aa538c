#pragma once

#include "cli/command.h"
#include "core/model/ports.h"
#include "storage/engine/database.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <optional>

namespace Cli {

// What the listings have in common.

void addJsonOption(QCommandLineParser &parser);
//! For a table without an end.
void addLimitOption(QCommandLineParser &parser);

//! Runs a listing of a table without an end: reads up to --limit rows with @p read and says them.
//! @p columns are the members of each row in their order.
[[nodiscard]] ExitCode listNewest(
    const Call &call, const QStringList &columns,
    const std::function<Core::Stored<QJsonArray>(Storage::Database &database, int limit)> &read);

//! What was read, each row as @p rowOf writes it.
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

//! A time as listings write it, or null.
[[nodiscard]] QJsonValue timeCell(const std::optional<QDateTime> &time);
//! A text, or null where it is empty.
[[nodiscard]] QJsonValue textCell(const QString &text);

} // namespace Cli
