#include "server/webhookhandler.h"

#include "core/logevent.h"
#include "greenapi/webhookauthorization.h"
#include "server/logging.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

Response accepted()
{
    return Response::json(200, {{u"status"_s, u"accepted"_s}});
}

Response ignored(const QString &reason)
{
    qCInfo(lcServer).noquote()
        << Core::LogEvent("webhook.ignored"_L1).with("reason"_L1, reason).text();
    return Response::json(200, {{u"status"_s, u"ignored"_s}, {u"reason"_s, reason}});
}

Response rejected(const Request &request)
{
    qCWarning(lcServer).noquote() << Core::LogEvent("webhook.rejected"_L1)
                                         .with("peer"_L1, request.peer.toString())
                                         .with("request"_L1, request.id)
                                         .text();
    return Response::error(401, ErrorCode::unauthorized,
                           u"The Authorization header does not carry the webhook token."_s,
                           request.id)
        .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
}

QString reasonFor(Core::PhraseError error)
{
    switch (error) {
    case Core::PhraseError::NoLogin:
        return u"no_login_message"_s;
    case Core::PhraseError::SeveralIds:
        return u"several_attempts"_s;
    }
    Q_UNREACHABLE();
}

QString reasonFor(Core::Dismissal dismissal)
{
    switch (dismissal) {
    case Core::Dismissal::Duplicate:
        return u"duplicate"_s;
    case Core::Dismissal::UnknownAttempt:
        return u"unknown_attempt"_s;
    case Core::Dismissal::SenderSilenced:
        return u"sender_silenced"_s;
    case Core::Dismissal::AttemptOver:
        return u"attempt_over"_s;
    case Core::Dismissal::SentBeforeAttempt:
        return u"sent_before_attempt"_s;
    case Core::Dismissal::StorageFailed:
        return u"storage_failed"_s;
    }
    Q_UNREACHABLE();
}

void logOutcome(const Core::Attempt &attempt, const Core::PhoneNumber &sender)
{
    const auto id = Core::toString(attempt.id);
    if (attempt.state.status == Core::AttemptStatus::Completed) {
        qCInfo(lcServer).noquote() << Core::LogEvent("attempt.completed"_L1)
                                          .with("attempt"_L1, id)
                                          .with("tenant"_L1, attempt.tenantId.value_or(0))
                                          .with("phone"_L1, sender.masked())
                                          .text();
        return;
    }
    const auto reason = attempt.state.failure.value_or(Core::FailureReason::UserNotFound);
    if (reason == Core::FailureReason::UserNotFound) {
        qCWarning(lcServer).noquote() << Core::LogEvent("tenant.not_found"_L1)
                                             .with("attempt"_L1, id)
                                             .with("phone"_L1, sender.masked())
                                             .with("message"_L1, u"Tenant not found"_s)
                                             .text();
    }
    qCInfo(lcServer).noquote() << Core::LogEvent("attempt.failed"_L1)
                                      .with("attempt"_L1, id)
                                      .with("reason"_L1, Core::toString(reason))
                                      .text();
}

} // namespace

WebhookHandler::WebhookHandler(Core::LoginService &logins, Options options)
    : m_logins(logins)
    , m_options(std::move(options))
{
}

Response WebhookHandler::operator()(const Request &request) const
{
    if (!GreenApi::isAuthorised(request.header("authorization"), m_options.token))
        return rejected(request);
    if (!m_options.isListening)
        return ignored(u"gateway_off"_s);
    if (request.body.size() > maxBody)
        return ignored(u"too_large"_s);
    const auto incoming = GreenApi::decode(request.body, m_options.account);
    if (!incoming)
        return ignored(GreenApi::toString(incoming.error()));
    return take(*incoming, request);
}

Response WebhookHandler::take(const GreenApi::IncomingText &incoming, const Request &request) const
{
    const auto attemptId = m_options.phrase.attemptIn(incoming.text);
    if (!attemptId)
        return ignored(reasonFor(attemptId.error()));
    const auto outcome = m_logins.complete({.key = incoming.key,
                                            .sender = incoming.sender,
                                            .attemptId = *attemptId,
                                            .sentAt = incoming.sentAt});
    if (outcome) {
        logOutcome(*outcome, incoming.sender);
        return accepted();
    }
    if (outcome.error() == Core::Dismissal::StorageFailed)
        return Response::unavailable(request.id);
    return ignored(reasonFor(outcome.error()));
}

} // namespace Server
