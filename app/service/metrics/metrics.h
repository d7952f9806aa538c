// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/enumtable.h"
#include "core/model/attempt.h"
#include "core/model/gatewaystate.h"
#include "http/base/router.h"
#include "http/webhook/notificationprocessor.h"
#include "service/metrics/series.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace Service {

//! Counts and measures what the server does, for GET /metrics in Prometheus' text format. Labels
//! have values of closed sets only: never a phone, a token, a name or an id. What a single request
//! cost the server cannot be seen either, because that may depend on whom it was about. In the
//! server's thread; everything returns at once.
class Metrics
{
public:
    //! Values that are sampled when the page is requested.
    struct Now
    {
        qsizetype connections = 0;
        qsizetype channels = 0;
        //! Empty where no account is in use.
        std::optional<Core::GatewayState> gateway{};
        //! Both are empty where no account is configured.
        std::optional<bool> sending{};
        std::optional<int> waitingMessages{};
    };

    //! @p version is the program's.
    Metrics(const QString &version, const QDateTime &startedAt);
    ~Metrics();
    Q_DISABLE_COPY_MOVE(Metrics)

    void countStart(const Core::Attempt &attempt);
    //! @p attempt is over since @p now.
    void countEnd(const Core::Attempt &attempt, const QDateTime &now);
    //! That many ran out of time.
    void countExpired(qsizetype attempts);

    void count(const Http::Answered &answered);
    void count(const Http::ProcessingResult &result);
    void count(Http::Unread unread);

    void recordStatement(std::chrono::nanoseconds duration, bool isDone);
    //! The gateway answered about a message to a person.
    void recordMessage(bool isSent, std::chrono::nanoseconds after);

    //! The page in Prometheus' text format.
    [[nodiscard]] QByteArray text(const Now &now) const;

private:
    void addAttempts();
    void addNotifications();
    void addTraffic();
    void addDatabase();
    void addGateway();
    void addProcess(const QString &version, const QDateTime &startedAt);
    void countRequest(const QString &route, int status);
    void countIgnored(const QString &reason);

    //! Owns all of the following.
    std::unique_ptr<prometheus::Registry> m_registry;

    //! By way.
    Counters m_started;
    prometheus::Counter *m_completed = nullptr;
    Core::EnumArray<Core::FailureReason, prometheus::Counter *> m_failed;
    prometheus::Histogram *m_loginDuration = nullptr;

    //! By reason.
    Counters m_ignored;
    prometheus::Counter *m_accepted = nullptr;
    prometheus::Counter *m_notStored = nullptr;
    Core::EnumArray<Http::Unread, prometheus::Counter *> m_unread;

    prometheus::Family<prometheus::Counter> *m_requests = nullptr;
    //! By route and status.
    std::map<std::pair<QString, int>, prometheus::Counter *> m_requestsOf;
    //! By limit.
    Counters m_limited;
    std::optional<BatchedHistogram> m_requestDuration;
    prometheus::Gauge *m_connections = nullptr;
    prometheus::Gauge *m_channels = nullptr;

    std::optional<BatchedHistogram> m_statementDuration;
    prometheus::Counter *m_statementErrors = nullptr;

    Core::EnumArray<Core::GatewayState, prometheus::Gauge *> m_gatewayStates;
    prometheus::Family<prometheus::Gauge> *m_sending = nullptr;
    prometheus::Family<prometheus::Gauge> *m_waitingMessages = nullptr;
    prometheus::Histogram *m_messageWait = nullptr;
    //! By result.
    Counters m_messages;

    prometheus::Gauge *m_memory = nullptr;
    prometheus::Counter *m_cpu = nullptr;
};

} // namespace Service
