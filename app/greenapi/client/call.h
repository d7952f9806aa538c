#pragma once

#include "greenapi/base/method.h"
#include "greenapi/client/callerror.h"
#include "greenapi/client/callqueue.h"
#include "greenapi/client/httpattempt.h"
#include "greenapi/client/retrypause.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace GreenApi {

//! How often and how patiently a call is tried.
struct RepeatLimits
{
    int repeats = 4;
    PauseLimits pauses{};
    //! A server that wants a longer one is not waited for.
    std::chrono::milliseconds longestRetryAfter{60000};
};

//! One call of the gateway: waits for its turn, tries, repeats where that is right, tells, and
//! deletes itself. It ends without a word when its context is destroyed.
class Call : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Answer<HttpAnswer> &)>;

    struct CallContext
    {
        QNetworkAccessManager &network;
        CallQueue &queue;
        RepeatLimits limits;
    };

    Call(CallContext shared, Method method, HttpRequestSpec question, QObject *parent);

    void start(const QObject *context, Done done, Urgency urgency = Urgency::Usual);

private:
    [[nodiscard]] CallQueue::Begin beginning();
    void begin();
    void judge(const HttpAnswer &answer);
    [[nodiscard]] std::chrono::milliseconds pauseBeforeRepeat(const HttpAnswer &answer) const;
    void logFailure(CallError error, const HttpAnswer &answer) const;
    void abandon();
    void end(const Answer<HttpAnswer> &answer);

    CallContext m_shared;
    Method m_method;
    HttpRequestSpec m_question;
    QPointer<const QObject> m_context;
    Done m_done;
    QPointer<HttpAttempt> m_try;
    int m_failures = 0;
    //! It has a place in the queue that must be given back.
    bool m_hasBegun = false;
    bool m_isOver = false;
};

} // namespace GreenApi
