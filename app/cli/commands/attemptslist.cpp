#include "cli/commands/attemptslist.h"

#include "cli/terminal/listing.h"
#include "core/base/timestamp.h"
#include "storage/stores/sqlattemptstore.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue phoneOrNull(const std::optional<Core::PhoneNumber> &phone)
{
    return phone ? QJsonValue(phone->e164()) : QJsonValue();
}

QJsonObject rowOf(const Core::Attempt &attempt)
{
    const auto state = attempt.stateAt(QDateTime::currentDateTimeUtc());
    return {
        {u"attempt_id"_s, Core::toString(attempt.id)},
        {u"status"_s, Core::toString(state.status)},
        {u"failure_reason"_s,
         state.failure ? QJsonValue(Core::toString(*state.failure)) : QJsonValue()},
        {u"expected_phone"_s, phoneOrNull(attempt.expectedPhone)},
        {u"verified_phone"_s, phoneOrNull(attempt.verifiedPhone)},
        {u"tenant_id"_s, attempt.tenantId ? QJsonValue(*attempt.tenantId) : QJsonValue()},
        {u"kiosk"_s, attempt.kiosk},
        {u"created_at"_s, Core::toRfc3339(attempt.createdAt)},
        {u"expires_at"_s, Core::toRfc3339(attempt.expiresAt)},
    };
}

} // namespace

QStringList AttemptsList::words() const
{
    return {u"attempts"_s, u"list"_s};
}

QString AttemptsList::summary() const
{
    return u"shows the last attempts, newest first"_s;
}

void AttemptsList::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
    addLimitOption(parser);
}

ExitCode AttemptsList::run(const Call &call) const
{
    return listNewest(call,
                      {u"attempt_id"_s, u"status"_s, u"failure_reason"_s, u"expected_phone"_s,
                       u"verified_phone"_s, u"tenant_id"_s, u"kiosk"_s, u"created_at"_s,
                       u"expires_at"_s},
                      [](Storage::Database &database, int limit) {
                          return rowsOf(Storage::SqlAttemptStore(database).newest(limit), rowOf);
                      });
}

} // namespace Cli
