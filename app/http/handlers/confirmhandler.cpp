#include "http/handlers/confirmhandler.h"

#include "http/base/bearer.h"
#include "http/channel/attemptlog.h"
#include "protocol/json.h"
#include "protocol/login.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

} // namespace

ConfirmHandler::ConfirmHandler(Core::LoginService &logins, const StatusReporter &reporter)
    : m_logins(logins)
    , m_reporter(reporter)
{
}

Response ConfirmHandler::operator()(const Request &request) const
{
    const auto json = Protocol::objectFrom(request.body);
    const auto entry = json ? Protocol::NumberEntry::fromJson(*json) : std::nullopt;
    if (!entry) {
        return Response::badRequest(
            u"The body must be a JSON object with an \"attemptId\" and a \"number\"."_s,
            request.id);
    }
    const auto attempt = m_logins.find(entry->attemptId);
    if (!attempt)
        return Response::notStored(attempt.error(), request.id);
    // An unknown attempt has no token either.
    const auto token = credentials(request.header("authorization"), "Bearer"_ba);
    if (!token || !*attempt || !hasHash(*token, (*attempt)->channelTokenHash)) {
        return Response::error(401, ErrorCode::unauthorized,
                               u"This is not the attempt's channel token."_s, request.id)
            .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
    }
    const auto matched = m_logins.confirm(entry->attemptId, entry->number);
    if (!matched)
        return Response::notStored(matched.error(), request.id);
    return answerNow(entry->attemptId, *matched, request);
}

Response ConfirmHandler::answerNow(const QUuid &attemptId, Core::NumberMatch matched,
                                   const Request &request) const
{
    if (matched == Core::NumberMatch::NotWanted)
        return Response::badRequest(u"The attempt waits for no number."_s, request.id);
    const auto attempt = m_logins.find(attemptId);
    if (!attempt)
        return Response::notStored(attempt.error(), request.id);
    if (!*attempt)
        return Response::unavailable(request.id);
    logOutcome(**attempt);
    const auto reply = m_reporter.forHolder(**attempt);
    if (!reply)
        return Response::notStored(reply.error(), request.id);
    return Response::json(200, reply->toJson());
}

} // namespace Http
