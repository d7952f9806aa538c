// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "greenapi/client/client.h"
#include "service/doctor/httpprobe.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Service {

//! The gateway's answers. An answer that did not come in time is CallError::TimedOut.
struct GatewayReport
{
    GreenApi::Answer<GreenApi::WaSettings> account =
        Core::Unexpected(GreenApi::CallError::TimedOut);
    GreenApi::Answer<QJsonObject> settings = Core::Unexpected(GreenApi::CallError::TimedOut);
    //! How many notifications wait.
    GreenApi::Answer<qint64> queue = Core::Unexpected(GreenApi::CallError::TimedOut);
    //! By how much this machine's clock is ahead of the gateway's, where that can be told.
    std::optional<std::chrono::seconds> clockAhead{};
};

struct CheckupPatience
{
    GreenApi::ClientTimings client{.timeout = std::chrono::seconds(8),
                                   .repeats = {.repeats = 2,
                                               .pauses = {.first = std::chrono::seconds(1),
                                                          .longest = std::chrono::seconds(2)},
                                               .longestRetryAfter = std::chrono::seconds(3)}};
    std::chrono::milliseconds total{15000};
};

//! Asks the gateway all of a doctor's questions at once, with a client of its own. Changes nothing
//! there. In one thread, which runs an event loop.
class GatewayCheckup : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const GatewayReport &)>;

    GatewayCheckup(const GreenApi::Credentials &credentials, Core::Clock now,
                   const CheckupPatience &patience = {});

    //! @p done runs once and later, unless the checkup is destroyed first.
    void start(Done done);

private:
    void askTheTime();
    void onAnswer();
    void end();

    GreenApi::Client m_client;
    //! Without the account, which the time needs not.
    QUrl m_apiUrl;
    Core::Clock m_now;
    Done m_done;
    GatewayReport m_report;
    int m_awaited = 0;
    std::chrono::milliseconds m_timeout;
    QTimer m_patience;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpProbe> m_timeProbe;
};

} // namespace Service
