// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/administration.h"
#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue phoneOrNull(const std::optional<Core::PhoneNumber> &phone)
{
    return phone ? QJsonValue(phone->e164()) : QJsonValue();
}

QJsonObject rowOfAttempt(const Core::Attempt &attempt)
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

Outcome listAttempts(const Call &call)
{
    return listNewest(
        call,
        {u"attempt_id"_s, u"status"_s, u"failure_reason"_s, u"expected_phone"_s,
         u"verified_phone"_s, u"tenant_id"_s, u"kiosk"_s, u"created_at"_s, u"expires_at"_s},
        [](Storage::Database &database, int limit) {
            return rowsOf(Storage::SqlAttemptStore(database).newest(limit), rowOfAttempt);
        });
}

Outcome listSessions(const Call &call)
{
    return listNewest(
        call,
        {u"id"_s, u"attempt_id"_s, u"tenant_id"_s, u"kiosk"_s, u"service"_s, u"created_at"_s,
         u"last_used_at"_s, u"expires_at"_s, u"ends_at"_s, u"revoked_at"_s},
        [](Storage::Database &database, int limit) {
            return rowsOf(Storage::SqlSessionStore(database).newest(limit), rowOfSession);
        });
}

Outcome revokeSession(const Call &call)
{
    bool isNumber = false;
    const auto id = call.arguments.first().toLongLong(&isNumber);
    if (!isNumber) {
        return call.console.fail(ExitCode::Usage,
                                 u"ID is a number; see: amt-kioskctl sessions list"_s);
    }
    KIOSK_TRY(connection, openDatabase(call));
    Administration administration(connection->database());
    KIOSK_TRY(wasOpen,
              checkStored(call, administration.sessions.revoke(id, administrator()),
                          u"the session could not be revoked"_s));
    if (!wasOpen) {
        return call.console.fail(ExitCode::Failed,
                                 u"no open session has this id; see: amt-kioskctl sessions list"_s);
    }
    call.console.print(u"The session is over."_s);
    return {};
}

} // namespace

QList<CommandSpec> sessionCommands()
{
    return {
        {.words = {u"attempts"_s, u"list"_s},
         .summary = u"shows the last attempts, newest first"_s,
         .options = {jsonOption(), limitOption()},
         .run = listAttempts},
        {.words = {u"sessions"_s, u"list"_s},
         .summary = u"shows the last sessions, newest first"_s,
         .options = {jsonOption(), limitOption()},
         .run = listSessions},
        {.words = {u"sessions"_s, u"revoke"_s},
         .arguments = {u"ID"_s},
         .summary = u"ends somebody's session"_s,
         .run = revokeSession},
    };
}

} // namespace Cli
