// SPDX-License-Identifier: GPL-3.0-only
#include "http/admissionpolicy.h"

#include "http/webhook/webhookhandler.h"
#include "protocol/paths.h"

#include <QSet>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

Response tooLarge(const Request &request)
{
    return Response::error(413, ErrorCode::tooLarge, u"The body is too large."_s, request.id);
}

// Qt's parser knows these methods; others would end the connection without an answer.
bool isParsed(const QByteArray &method)
{
    static const QSet<QByteArray> methods{"GET"_ba,   "HEAD"_ba,   "POST"_ba,   "PUT"_ba,
                                          "PATCH"_ba, "DELETE"_ba, "OPTIONS"_ba};
    return methods.contains(method);
}

} // namespace

AdmissionPolicy::AdmissionPolicy(Parts parts)
    : m_parts(parts)
{
}

bool AdmissionPolicy::isGateway(const RequestHead &head) const
{
    const auto &request = head.request;
    return !head.isUpgrade && request.method == "POST"
        && request.path == Protocol::Path::greenApiWebhook && m_parts.webhooks.isOpenFor(request);
}

Admission AdmissionPolicy::admit(const RequestHead &head) const
{
    const auto &request = head.request;
    // No rebound page has the gateway's secret, and what the gateway brings is never refused.
    if (!isGateway(head) && !m_parts.hosts.allows(request))
        return {.refusal = Response::misdirected(request.id)};
    if (head.isUpgrade)
        return admitChannel(request);
    if (!isParsed(request.method))
        return {.refusal = m_parts.router.answer(request)};
    if (request.method == "POST" && request.path == Protocol::Path::greenApiWebhook)
        return admitNotification(head);
    if (auto refusal =
            m_parts.credentials.refusalFor(request, m_parts.router.credentialFor(request)))
        return {.refusal = std::move(refusal->response), .delay = refusal->delay};
    if (head.contentLength > Router::maxBody)
        return {.refusal = tooLarge(request)};
    return {.longestBody = Router::maxBody};
}

Admission AdmissionPolicy::admitNotification(const RequestHead &head) const
{
    if (auto refusal = m_parts.webhooks.refusalFor(head.request))
        return {.refusal = std::move(refusal->response), .delay = refusal->delay};
    if (head.contentLength <= WebhookHandler::maxBody)
        return {.longestBody = WebhookHandler::maxBody, .isGateway = true};
    if (head.contentLength > Router::maxDrained)
        return {.refusal = tooLarge(head.request), .isGateway = true};
    m_parts.webhooks.report(Unread::TooLarge);
    return {.refusal = WebhookHandler::tooLarge(), .drainsBody = true, .isGateway = true};
}

Admission AdmissionPolicy::admitChannel(const Request &request) const
{
    if (!request.path.startsWith(Protocol::Path::channelPrefix)) {
        return {.refusal = Response::error(404, ErrorCode::notFound,
                                           u"There is no channel at this address."_s, request.id)};
    }
    if (!m_parts.origins.allows(request)) {
        return {.refusal = Response::error(403, ErrorCode::forbidden,
                                           u"A page of this origin may not open a channel."_s,
                                           request.id)};
    }
    return {};
}

} // namespace Http
