// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/listing.h"

#include "cli/base/environment.h"
#include "core/base/timestamp.h"

namespace Cli {

using namespace Qt::StringLiterals;

QCommandLineOption jsonOption()
{
    return {u"json"_s, u"as a JSON array of objects"_s};
}

QCommandLineOption limitOption()
{
    return {u"limit"_s, u"how many, 50 if not said"_s, u"number"_s, u"50"_s};
}

void printRows(const Call &call, const QStringList &columns, const QJsonArray &rows)
{
    call.console.printTable(columns, rows, call.options.isSet(u"json"_s));
}

Outcome listNewest(
    const Call &call, const QStringList &columns,
    const std::function<Core::Stored<QJsonArray>(Storage::Database &database, int limit)> &read)
{
    bool isNumber = false;
    const auto limit = call.options.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1)
        return call.console.fail(ExitCode::Usage, u"--limit takes a number from 1"_s);
    KIOSK_TRY(connection, openDatabase(call));
    KIOSK_TRY(
        rows,
        checkStored(call, read(connection->database(), limit), u"the table cannot be read"_s));
    printRows(call, columns, rows);
    return {};
}

QJsonValue timeCell(const std::optional<QDateTime> &time)
{
    return time ? QJsonValue(Core::toRfc3339(*time)) : QJsonValue();
}

QJsonValue textCell(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace Cli
