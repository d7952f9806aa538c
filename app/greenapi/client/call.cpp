// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/call.h"

#include "core/base/logevent.h"
#include "core/base/logging.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

// The gateway echoes the token in the bodies of its errors, so that no text of them goes further
// than this file. In lower case.
QString errorTextIn(const QByteArray &body)
{
    constexpr qsizetype enough = 2000;
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return QString::fromUtf8(body.first(std::min(body.size(), enough))).toLower();
    const auto message = document.object().value("message"_L1);
    const auto text = message.isArray() ? message.toArray().first().toString() : message.toString();
    return text.left(enough).toLower();
}

// The texts are partly documented (Green API, Common errors), partly seen.
CallError errorOf400(const QString &text)
{
    if (text.contains("webhook url is set"_L1))
        return CallError::WebhookUrlSet;
    if (text.contains("is expired"_L1) || text.contains("instance is deleted"_L1))
        return CallError::InstanceGone;
    if (text.contains("starting"_L1) || text.contains("not authorized"_L1))
        return CallError::NotReady;
    return CallError::Refused;
}

bool isUnknownMessage(const QString &text)
{
    return text.contains("not found"_L1) || text.contains("notfound"_L1);
}

CallError errorOfStatus(int status, const QByteArray &body)
{
    switch (status) {
    case 400:
        return errorOf400(errorTextIn(body));
    case 401:
        return CallError::WrongCredentials;
    case 403:
        return CallError::Forbidden;
    case 404:
        return CallError::NotFound;
    case 408:
        return CallError::TimedOut;
    case 429:
        return CallError::TooFast;
    case 466:
        return CallError::QuotaExceeded;
    default:
        break;
    }
    if (status >= 500)
        return CallError::ServerFailed;
    return status >= 400 ? CallError::Refused : CallError::BadAnswer;
}

CallError errorOfConnection(const Net::HttpResponse &response)
{
    switch (response.error) {
    case QNetworkReply::SslHandshakeFailedError:
        return CallError::Insecure;
    case QNetworkReply::ProtocolFailure: // what came is not HTTP
        return CallError::BadAnswer;
    case QNetworkReply::ContentReSendError:
        return CallError::AnswerLost;
    default:
        return response.wasSent ? CallError::AnswerLost : CallError::Unreachable;
    }
}

// Two methods have an error status for "nothing there".
bool isFine(const Net::HttpResponse &response, Method method)
{
    if (method == Method::ReceiveNotification) // a proxy that lost its patience
        return response.status == 408 || response.status == 504;
    if (method == Method::DeleteNotification) // it is gone already
        return response.status == 500 && response.body.contains("findUnAckedMessage");
    return false;
}

std::optional<CallError> errorIn(const Net::HttpResponse &response, Method method)
{
    if (response.isTimedOut)
        return CallError::TimedOut;
    if (response.isTooLarge)
        return CallError::BadAnswer;
    if (response.status == 0)
        return errorOfConnection(response);
    if (response.status == 200 && response.error == QNetworkReply::NoError)
        return std::nullopt;
    if (response.status == 200)
        return errorOfConnection(response);
    if (isFine(response, method))
        return std::nullopt;
    if (method == Method::GetMessage && response.status == 400
        && isUnknownMessage(errorTextIn(response.body)))
        return CallError::UnknownMessage;
    return errorOfStatus(response.status, response.body);
}

bool mayRepeat(CallError error, Repeat rule)
{
    switch (error) {
    case CallError::TooFast:
    case CallError::ServerFailed:
    case CallError::Unreachable:
        return rule != Repeat::Never;
    case CallError::AnswerLost:
        return rule == Repeat::Always;
    default:
        return false;
    }
}

// RFC 9110, 10.2.3: seconds or a date. The gateway has sent seconds only.
std::optional<std::chrono::seconds> retryAfterIn(const Net::HttpResponse &response)
{
    bool isNumber = false;
    const auto seconds = response.header("Retry-After").trimmed().toUInt(&isNumber);
    return isNumber ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

} // namespace

MethodRules rulesOf(Method method)
{
    switch (method) {
    case Method::GetSettings:
        return {.name = "getSettings"_L1};
    case Method::SetSettings: // it reboots the instance
        return {.name = "setSettings"_L1, .repeat = Repeat::IfNotTaken};
    case Method::GetStateInstance:
        return {.name = "getStateInstance"_L1};
    case Method::GetWaSettings:
        return {.name = "getWaSettings"_L1};
    case Method::SendMessage:
        return {.name = "sendMessage"_L1, .perSecond = 50, .repeat = Repeat::IfNotTaken};
    case Method::CheckWhatsapp:
        return {.name = "checkWhatsapp"_L1, .perSecond = 10, .atOnce = 3};
    case Method::ReceiveNotification:
        return {.name = "receiveNotification"_L1, .perSecond = 100, .repeat = Repeat::Never};
    case Method::DeleteNotification:
        return {.name = "deleteNotification"_L1, .perSecond = 100};
    case Method::LastIncomingMessages:
        return {.name = "lastIncomingMessages"_L1};
    case Method::GetMessage:
        return {.name = "getMessage"_L1, .perSecond = 10, .atOnce = 3};
    case Method::GetWebhooksCount: // not in the gateway's list of limits
        return {.name = "getWebhooksCount"_L1};
    }
    Q_UNREACHABLE();
}

Call::Call(CallContext callContext, Method method, Net::HttpRequestSpec request, QObject *parent)
    : QObject(parent)
    , m_callContext(callContext)
    , m_method(method)
    , m_request(std::move(request))
    , m_pauses(callContext.limits.pauses)
{
}

void Call::start(const QObject *context, Done done, Urgency urgency)
{
    m_context = context;
    m_done = std::move(done);
    connect(context, &QObject::destroyed, this, &Call::abandon);
    if (!m_callContext.queue.add(beginning(), urgency)) {
        QMetaObject::invokeMethod(
            this, [this] { end(Core::Unexpected(CallError::QueueFull)); }, Qt::QueuedConnection);
    }
}

// Gives the place back for a call that was abandoned in the meantime.
CallQueue::Begin Call::beginning()
{
    return [guard = QPointer<Call>(this), &queue = m_callContext.queue] {
        if (guard && !guard->m_isOver)
            guard->begin();
        else
            queue.finish();
    };
}

void Call::begin()
{
    m_hasBegun = true;
    m_attempt = new Net::HttpAttempt(m_callContext.network, m_request, this);
    connect(m_attempt, &Net::HttpAttempt::finished, this, &Call::handle);
}

void Call::handle(const Net::HttpResponse &response)
{
    m_attempt->deleteLater();
    const auto error = errorIn(response, m_method);
    if (!error)
        return end(response);
    ++m_failures;
    const auto pause = pauseBeforeRepeat(response);
    if (mayRepeat(*error, rulesOf(m_method).repeat) && m_failures <= m_callContext.limits.repeats
        && pause <= std::max(m_callContext.limits.longestRetryAfter,
                             m_callContext.limits.pauses.longest)) {
        m_hasBegun = false;
        return m_callContext.queue.beginAgain(beginning(), pause);
    }
    logFailure(*error, response);
    end(Core::Unexpected(*error));
}

std::chrono::milliseconds Call::pauseBeforeRepeat(const Net::HttpResponse &response)
{
    const auto own = m_pauses.next();
    const auto wanted = retryAfterIn(response);
    return wanted ? std::max(own, std::chrono::milliseconds(*wanted)) : own;
}

// Only names and numbers: URLs, bodies and errorString() carry the token.
void Call::logFailure(CallError error, const Net::HttpResponse &response) const
{
    const auto line = Core::LogEvent("gateway.call_failed"_L1)
                          .with("method"_L1, rulesOf(m_method).name)
                          .with("error"_L1, toString(error))
                          .with("http"_L1, response.status)
                          .with("network"_L1, int(response.error))
                          .with("tries"_L1, m_failures)
                          .text();
    // A poller meets the same error again and again, and logs when it begins and ends. A journal
    // that does not have a message yet is queried again, too.
    const bool isPolling = m_method == Method::ReceiveNotification
        || m_method == Method::DeleteNotification || error == CallError::UnknownMessage;
    if (isPolling)
        qCDebug(lcGreenApi).noquote() << line;
    else
        qCInfo(lcGreenApi).noquote() << line;
}

void Call::abandon()
{
    if (m_hasBegun)
        m_callContext.queue.finish();
    m_hasBegun = false;
    m_isOver = true;
    m_done = {};
    delete m_attempt;
    deleteLater();
}

void Call::end(const Answer<Net::HttpResponse> &answer)
{
    if (m_hasBegun)
        m_callContext.queue.finish();
    m_hasBegun = false;
    m_isOver = true;
    if (m_context)
        disconnect(m_context, nullptr, this, nullptr);
    deleteLater();
    if (const auto done = std::move(m_done); done)
        done(answer); // last: it may do anything
}

} // namespace GreenApi
