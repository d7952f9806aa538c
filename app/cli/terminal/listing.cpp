#include "cli/terminal/listing.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "core/base/timestamp.h"

namespace Cli {

using namespace Qt::StringLiterals;

void addJsonOption(QCommandLineParser &parser)
{
    parser.addOption({u"json"_s, u"as a JSON array of objects"_s});
}

void addLimitOption(QCommandLineParser &parser)
{
    parser.addOption({u"limit"_s, u"how many, 50 if not said"_s, u"number"_s, u"50"_s});
}

ExitCode listNewest(
    const Call &call, const QStringList &columns,
    const std::function<Core::Stored<QJsonArray>(Storage::Database &database, int limit)> &read)
{
    bool isNumber = false;
    const auto limit = call.options.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1)
        return fail(ExitCode::Usage, u"--limit takes a number from 1"_s);
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();
    const auto rows = read((*connection)->database(), limit);
    if (!rows)
        return fail(ExitCode::Database, u"the table cannot be read; see the log line above"_s);
    list(columns, *rows, call.options.isSet(u"json"_s));
    return ExitCode::Done;
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
