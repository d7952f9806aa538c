// SPDX-License-Identifier: GPL-3.0-only
#include "http/webhook/webhookhandler.h"

#include "core/base/logevent.h"
#include "http/base/logging.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

Response taken(const QString &reason)
{
    return Response::json(200, {{u"status"_s, u"ignored"_s}, {u"reason"_s, reason}});
}

Response replyTo(const ProcessingResult &intake, const QString &requestId)
{
    switch (intake.kind) {
    case ProcessingResult::Kind::Accepted:
        return Response::json(200, {{u"status"_s, u"accepted"_s}});
    case ProcessingResult::Kind::Ignored:
        return taken(intake.reason);
    case ProcessingResult::Kind::NotStored:
        return Response::unavailable(requestId);
    }
    Q_UNREACHABLE();
}

} // namespace

WebhookHandler::WebhookHandler(NotificationProcessor &processor,
                               const WebhookAuthenticator &authenticator)
    : m_processor(processor)
    , m_authenticator(authenticator)
{
}

Response WebhookHandler::tooLarge()
{
    const auto reason = u"too_large"_s;
    qCInfo(lcServer).noquote()
        << Core::LogEvent("webhook.ignored"_L1).with("reason"_L1, reason).text();
    return taken(reason);
}

Response WebhookHandler::operator()(const Request &request) const
{
    if (!m_authenticator.isOpenFor(request)) {
        return Response::unauthorized("Bearer"_ba, u"This is not a notification of the gateway."_s,
                                      request.id);
    }
    if (request.body.size() > maxBody) {
        m_authenticator.report(Unread::TooLarge);
        return tooLarge();
    }
    return replyTo(m_processor.process(request.body), request.id);
}

} // namespace Http
