#include "cli/commands/sessionslist.h"

#include "cli/terminal/listing.h"
#include "core/model/attempt.h"
#include "storage/stores/sqlsessionstore.h"

#include <QJsonObject>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject rowOfSession(const Core::Session &session)
{
    return {
        {u"id"_s, session.id},
        {u"attempt_id"_s,
         session.attemptId.isNull() ? QJsonValue() : QJsonValue(Core::toString(session.attemptId))},
        {u"tenant_id"_s, session.tenantId},
        {u"kiosk"_s, textCell(session.kiosk)},
        {u"service"_s, textCell(session.service)},
        {u"created_at"_s, timeCell(session.createdAt)},
        {u"last_used_at"_s, timeCell(session.lastUsedAt)},
        {u"expires_at"_s, timeCell(session.expiresAt())},
        {u"ends_at"_s, timeCell(session.endsAt)},
        {u"revoked_at"_s, timeCell(session.revokedAt)},
    };
}

} // namespace

QStringList SessionsList::words() const
{
    return {u"sessions"_s, u"list"_s};
}

QString SessionsList::summary() const
{
    return u"shows the last sessions, newest first"_s;
}

void SessionsList::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
    addLimitOption(parser);
}

ExitCode SessionsList::run(const Call &call) const
{
    return listNewest(
        call,
        {u"id"_s, u"attempt_id"_s, u"tenant_id"_s, u"kiosk"_s, u"service"_s, u"created_at"_s,
         u"last_used_at"_s, u"expires_at"_s, u"ends_at"_s, u"revoked_at"_s},
        [](Storage::Database &database, int limit) {
            return rowsOf(Storage::SqlSessionStore(database).newest(limit), rowOfSession);
        });
}

} // namespace Cli
