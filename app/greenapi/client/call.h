// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "greenapi/client/answers.h"
#include "greenapi/client/callqueue.h"
#include "net/backoff.h"
#include "net/httpattempt.h"

#include <QLatin1StringView>
#include <QObject>
#include <QPointer>

#include <functional>

namespace GreenApi {

//! The gateway's methods that are called.
enum class Method {
    GetSettings,
    SetSettings,
    GetStateInstance,
    GetWaSettings,
    SendMessage,
    CheckWhatsapp,
    ReceiveNotification,
    DeleteNotification,
    LastIncomingMessages,
    GetMessage,
    GetWebhooksCount,
};

//! Whether a call that failed is made again by itself.
enum class Repeat {
    //! Its caller repeats it anyway.
    Never,
    //! Only where the gateway has surely not obeyed it, because twice would be wrong.
    IfNotTaken,
    Always,
};

struct MethodRules
{
    QLatin1StringView name;
    //! Maximum number of calls a second (Green API, Rate limiter:
    //! https://green-api.com/en/docs/api/ratelimiter/).
    int perSecond = 1;
    //! Calls under way at the same time; one where the order matters.
    int atOnce = 1;
    Repeat repeat = Repeat::Always;
};

[[nodiscard]] MethodRules rulesOf(Method method);

//! The number of repetitions of a call and the pauses between them.
struct RepeatLimits
{
    int repeats = 4;
    Net::Backoff::Limits pauses{.first = std::chrono::milliseconds(1000),
                                .longest = std::chrono::milliseconds(30000)};
    //! A call is not repeated for a server that wants a longer pause (RFC 9110, 10.2.3).
    std::chrono::milliseconds longestRetryAfter{60000};
};

//! One call of the gateway: waits for its turn, sends the request, repeats it where that is right,
//! calls back, and deletes itself. It ends without calling back when its context is destroyed.
class Call : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Answer<Net::HttpResponse> &)>;

    struct CallContext
    {
        QNetworkAccessManager &network;
        CallQueue &queue;
        RepeatLimits limits;
    };

    Call(CallContext callContext, Method method, Net::HttpRequestSpec request, QObject *parent);

    void start(const QObject *context, Done done, Urgency urgency = Urgency::Usual);

private:
    [[nodiscard]] CallQueue::Begin beginning();
    void begin();
    void handle(const Net::HttpResponse &response);
    [[nodiscard]] std::chrono::milliseconds pauseBeforeRepeat(const Net::HttpResponse &response);
    void logFailure(CallError error, const Net::HttpResponse &response) const;
    void abandon();
    void end(const Answer<Net::HttpResponse> &answer);

    CallContext m_callContext;
    Method m_method;
    Net::HttpRequestSpec m_request;
    QPointer<const QObject> m_context;
    Done m_done;
    QPointer<Net::HttpAttempt> m_attempt;
    Net::Backoff m_pauses;
    int m_failures = 0;
    //! It holds a place in the queue that must be given back.
    bool m_hasBegun = false;
    bool m_isOver = false;
};

} // namespace GreenApi
