#pragma once

#include "greenapi/client/client.h"
#include "greenapi/receiving/polltrouble.h"
#include "net/backoff.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace GreenApi {

//! The poller's patience. Tests shorten it.
struct PollerTimings
{
    //! For a notification that may come. Shorter than the minute that proxies wait.
    std::chrono::seconds longPoll{25};
    //! After failures, and after notifications that were not committed.
    Net::Backoff::Limits pauses{.first = std::chrono::milliseconds(1000),
                                .longest = std::chrono::milliseconds(60000)};
    //! After what only a person mends: credentials, a webhook URL, a certificate.
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
    //! Takes a notification, for decode(). True once it is on disk or of no interest; after false
    //! the same one comes again. It may destroy the poller.
    using Take = std::function<bool(const QByteArray &body)>;

    //! @p client outlives the poller.
    Poller(Client &client, Take take, const PollerTimings &timings = {}, QObject *parent = nullptr);

    void start();
    //! Ends a poll that is under way. What it would have brought comes again after start().
    void stop();

Q_SIGNALS:
    //! Notifications do not come in any more, or for another reason than before.
    void troubled(GreenApi::PollTrouble trouble);
    //! They do again.
    void recovered();

private:
    void receive();
    void handle(const Answer<std::optional<Delivery>> &answer);
    void handOver(const Delivery &delivery);
    void remove(qint64 receiptId);
    void pauseFor(std::chrono::milliseconds pause);
    void fail(PollTrouble trouble);
    void succeed();

    Client &m_client;
    Take m_take;
    PollerTimings m_timings;
    QTimer m_pause;
    QElapsedTimer m_sinceAsked;
    //! Exists while it runs; whoever calls back to it finds nobody after stop().
    std::unique_ptr<QObject> m_run;
    std::optional<PollTrouble> m_trouble;
    Net::Backoff m_pauses;
};

} // namespace GreenApi
