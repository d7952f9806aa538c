#include "greenapi/client/call.h"

#include "core/base/logevent.h"
#include "greenapi/base/logging.h"
#include "greenapi/client/answererror.h"

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

// RFC 9110, 10.2.3: seconds or a date. The gateway has sent seconds only.
std::optional<std::chrono::seconds> retryAfterIn(const Net::HttpResponse &response)
{
    bool isNumber = false;
    const auto seconds = response.header("Retry-After").trimmed().toUInt(&isNumber);
    return isNumber ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

} // namespace

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

// It gives the place back for a call that was abandoned in the meantime.
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
    // that does not have a message yet is asked again, too.
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
