#include "cli/listing.h"

#include "cli/console.h"
#include "core/timestamp.h"

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

Core::Expected<int, ExitCode> limitOf(const Call &call)
{
    bool isNumber = false;
    const auto limit = call.options.value(u"limit"_s).toInt(&isNumber);
    if (!isNumber || limit < 1)
        return Core::Unexpected(fail(ExitCode::Usage, u"--limit takes a number from 1"_s));
    return limit;
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
