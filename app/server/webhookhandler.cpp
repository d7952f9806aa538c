#include "server/webhookhandler.h"

#include "core/logevent.h"
#include "server/attemptlog.h"
#include "server/logging.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

Response accepted()
{
    return Response::json(200, {{u"status"_s, u"accepted"_s}});
}

Response taken(const QString &reason)
{
    return Response::json(200, {{u"status"_s, u"ignored"_s}, {u"reason"_s, reason}});
}

Response ignored(const QString &reason)
{
    qCInfo(lcServer).noquote()
        << Core::LogEvent("webhook.ignored"_L1).with("reason"_L1, reason).text();
    return taken(reason);
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

} // namespace

WebhookHandler::WebhookHandler(Core::LoginService &logins, const WebhookDoor &door, Options options)
    : m_logins(logins)
    , m_door(door)
    , m_options(std::move(options))
{
}

QString WebhookHandler::path()
{
    return u"/api/webhooks/greenapi/incoming"_s;
}

Response WebhookHandler::tooLarge()
{
    return ignored(u"too_large"_s);
}

Response WebhookHandler::operator()(const Request &request) const
{
    if (!m_door.isOpenFor(request)) {
        return Response::error(401, ErrorCode::unauthorized,
                               u"This is not a notification of the gateway."_s, request.id)
            .withHeader("WWW-Authenticate"_ba, "Bearer"_ba);
    }
    if (m_options.heard)
        m_options.heard();
    if (!m_options.isListening)
        return ignored(u"gateway_off"_s);
    if (request.body.size() > maxBody)
        return tooLarge();
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
                                            .sender = {.phone = incoming.sender, .lid = {}},
                                            .attemptId = *attemptId,
                                            .sentAt = incoming.sentAt});
    if (outcome) {
        logOutcome(*outcome);
        return accepted();
    }
    const auto reason = reasonFor(outcome.error());
    switch (outcome.error()) {
    case Core::Dismissal::StorageFailed:
        return Response::unavailable(request.id);
    case Core::Dismissal::SenderSilenced:
        return taken(reason); // the audit has one entry; a line each would be what a flooder wants
    case Core::Dismissal::Duplicate:
    case Core::Dismissal::UnknownAttempt:
    case Core::Dismissal::AttemptOver:
    case Core::Dismissal::SentBeforeAttempt:
        return ignored(reason);
    }
    Q_UNREACHABLE();
}

} // namespace Server
