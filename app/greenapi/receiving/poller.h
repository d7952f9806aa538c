// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "greenapi/client/client.h"
#include "net/backoff.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace GreenApi {

//! The reason why the gateway's notifications do not come in.
enum class PollTrouble {
    Unreachable,
    Insecure,
    WrongCredentials,
    Forbidden,
    //! The gateway sends them somewhere; clearing its setting "webhookUrl" helps, after a minute.
    WebhookUrlSet,
    NotReady,
    InstanceGone,
    QuotaExceeded,
    //! The gateway does not accept the call, or answers against its documentation.
    Refused,
    ServerFailed,
    //! One came in, and our side could not store its content.
    NotCommitted,
};

[[nodiscard]] PollTrouble troubleOf(CallError error);

//! The name in the log, for example "webhook_url_set".
[[nodiscard]] QString toString(PollTrouble trouble);

//! The poller's pauses and time-outs. Tests shorten them.
struct PollerTimings
{
    //! The "receiveTimeout" of a poll. Shorter than the minute that proxies wait.
    std::chrono::seconds longPoll{25};
    //! After failures, and after notifications that were not committed.
    Net::Backoff::Limits pauses{.first = std::chrono::milliseconds(1000),
                                .longest = std::chrono::milliseconds(60000)};
    //! After a trouble that only a person mends: credentials, a webhook URL, a certificate.
    std::chrono::milliseconds slowPause{60000};
    //! After "nothing" that came in less than half of the time: something on the way does not wait.
    std::chrono::milliseconds hastyPause{1000};
};

//! Fetches the gateway's notifications, one after the other, and deletes each only after it was
//! committed. One poller per instance: two would take the notifications from each other.
class Poller : public QObject
{
    Q_OBJECT

public:
    //! Handles a notification, for decode(). Returns true once it is on disk or of no interest;
    //! after false the same one comes again. It may destroy the poller.
    using Handler = std::function<bool(const QByteArray &body)>;

    //! @p client outlives the poller.
    Poller(Client &client, Handler handler, const PollerTimings &timings = {},
           QObject *parent = nullptr);

    void start();
    //! Ends a poll that is under way. Its notification comes again after start().
    void stop();

Q_SIGNALS:
    //! Notifications have stopped coming in, or the reason has changed.
    void troubled(GreenApi::PollTrouble trouble);
    //! Notifications come in again.
    void recovered();

private:
    void receive();
    void handle(const Answer<std::optional<Delivery>> &answer);
    void deliver(const Delivery &delivery);
    void acknowledge(qint64 receiptId);
    void pauseFor(std::chrono::milliseconds pause);
    void fail(PollTrouble trouble);
    void succeed();

    Client &m_client;
    Handler m_handler;
    PollerTimings m_timings;
    QTimer m_pause;
    QElapsedTimer m_sinceReceive;
    //! The context of the calls; exists while the poller runs, so that none calls back after
    //! stop().
    std::unique_ptr<QObject> m_run;
    std::optional<PollTrouble> m_trouble;
    Net::Backoff m_pauses;
};

} // namespace GreenApi
