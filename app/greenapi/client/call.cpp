#include "greenapi/client/call.h"

#include "core/base/logevent.h"
#include "greenapi/base/logging.h"
#include "greenapi/client/answererror.h"

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

Call::Call(CallContext shared, Method method, HttpRequestSpec question, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_method(method)
    , m_question(std::move(question))
{
}

void Call::start(const QObject *context, Done done, Urgency urgency)
{
    m_context = context;
    m_done = std::move(done);
    connect(context, &QObject::destroyed, this, &Call::abandon);
    if (!m_shared.queue.add(beginning(), urgency)) {
        QMetaObject::invokeMethod(
            this, [this] { end(Core::Unexpected(CallError::QueueFull)); }, Qt::QueuedConnection);
    }
}

// It gives the place back for a call that was abandoned in the meantime.
CallQueue::Begin Call::beginning()
{
    return [guard = QPointer<Call>(this), &queue = m_shared.queue] {
        if (guard && !guard->m_isOver)
            guard->begin();
        else
            queue.finish();
    };
}

void Call::begin()
{
    m_hasBegun = true;
    m_try = new HttpAttempt(
        m_shared.network, m_question, [this](const HttpAnswer &answer) { judge(answer); }, this);
}

void Call::judge(const HttpAnswer &answer)
{
    m_try->deleteLater();
    const auto error = errorIn(answer, m_method);
    if (!error)
        return end(answer);
    ++m_failures;
    const auto pause = pauseBeforeRepeat(answer);
    if (mayRepeat(*error, rulesOf(m_method).repeat) && m_failures <= m_shared.limits.repeats
        && pause <= std::max(m_shared.limits.longestRetryAfter, m_shared.limits.pauses.longest)) {
        m_hasBegun = false;
        return m_shared.queue.beginAgain(beginning(), pause);
    }
    logFailure(*error, answer);
    end(Core::Unexpected(*error));
}

std::chrono::milliseconds Call::pauseBeforeRepeat(const HttpAnswer &answer) const
{
    const auto own = pauseAfter(m_failures, m_shared.limits.pauses);
    if (!answer.retryAfter)
        return own;
    return std::max(own, std::chrono::milliseconds(*answer.retryAfter));
}

// Only names and numbers: URLs, bodies and errorString() carry the token.
void Call::logFailure(CallError error, const HttpAnswer &answer) const
{
    const auto line = Core::LogEvent("gateway.call_failed"_L1)
                          .with("method"_L1, rulesOf(m_method).name)
                          .with("error"_L1, toString(error))
                          .with("http"_L1, answer.status)
                          .with("network"_L1, int(answer.networkError))
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
        m_shared.queue.finish();
    m_hasBegun = false;
    m_isOver = true;
    m_done = {};
    delete m_try;
    deleteLater();
}

void Call::end(const Answer<HttpAnswer> &answer)
{
    if (m_hasBegun)
        m_shared.queue.finish();
    m_hasBegun = false;
    m_isOver = true;
    if (m_context)
        disconnect(m_context, nullptr, this, nullptr);
    deleteLater();
    if (const auto done = std::move(m_done); done)
        done(answer); // last: it may do anything
}

} // namespace GreenApi
