// SPDX-License-Identifier: GPL-3.0-only
#include "service/metrics/metrics.h"

#include "protocol/paths.h"
#include "service/process/processresources.h"

#include <prometheus/text_serializer.h>

#include <cmath>
#include <sstream>

namespace Service {

using namespace Qt::StringLiterals;
using Core::enumValues;
using Core::FailureReason;
using Core::GatewayState;
using ProcessingResult = Http::ProcessingResult;
using Unread = Http::Unread;

namespace {

// All in seconds. A statement waits up to five for another process that writes.
const prometheus::Histogram::BucketBoundaries statementBuckets{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};
const prometheus::Histogram::BucketBoundaries requestBuckets{
    0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
// The gateway takes one message a second or fewer, and some two hundred may wait. Codes are left
// out: that there is one would tell strangers that the number which they typed is known.
const prometheus::Histogram::BucketBoundaries messageBuckets{0.01, 0.1, 0.5, 1,  2,   5,
                                                             10,   20,  30,  60, 120, 300};
// An attempt lives for ten minutes at most.
const prometheus::Histogram::BucketBoundaries loginBuckets{2,  5,  10,  15,  20,  30, 45,
                                                           60, 90, 120, 180, 300, 600};

// The least; a batch has up to three times as many.
constexpr std::size_t requestsPerBatch = 50;
constexpr std::size_t statementsPerBatch = 250;
constexpr double bytesPerMebibyte = 1024 * 1024;

const auto other = u"other"_s;

double secondsOf(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

QString outcomeOf(FailureReason reason)
{
    return Core::toString(reason).toLower();
}

// Which limit a 429 of a route tells of; of any other route it is "other".
const std::map<QString, QString> &limits()
{
    static const std::map<QString, QString> byRoute{
        {Protocol::Path::start, u"start"_s},
        {Protocol::Path::requestCode, u"request_code"_s},
        {Protocol::Path::kioskLinks, u"link"_s},
    };
    return byRoute;
}

QString limitOf(const QString &route)
{
    const auto limit = limits().find(route);
    return limit == limits().end() ? other : limit->second;
}

struct NotificationLabels
{
    QLatin1StringView answer;
    QLatin1StringView reason;
};

constexpr Core::EnumTable<Unread, NotificationLabels> unreadLabels({
    {Unread::Unauthorized, {"unauthorized"_L1, ""_L1}},
    {Unread::Forbidden, {"forbidden"_L1, ""_L1}},
    {Unread::TooLarge, {"ignored"_L1, "too_large"_L1}},
});

} // namespace

Metrics::Metrics(const QString &version, const QDateTime &startedAt)
    : m_registry(std::make_unique<prometheus::Registry>())
{
    addAttempts();
    addNotifications();
    addTraffic();
    addDatabase();
    addGateway();
    addProcess(version, startedAt);
}

Metrics::~Metrics() = default;

void Metrics::addAttempts()
{
    auto &started = prometheus::BuildCounter()
                        .Name("amt_attempts_started_total")
                        .Help("Attempts to sign in that were started, by the way to sign in.")
                        .Register(*m_registry);
    m_started = addCounters(started, "way", QStringList{u"message"_s, u"code"_s});
    auto &ended = prometheus::BuildCounter()
                      .Name("amt_attempts_ended_total")
                      .Help("Attempts to sign in that came to their end, by what came of them.")
                      .Register(*m_registry);
    m_completed = &ended.Add({{"outcome", "completed"}});
    for (const auto reason : enumValues<FailureReason>)
        m_failed[reason] = &ended.Add({{"outcome", outcomeOf(reason).toStdString()}});
    m_loginDuration =
        &addHistogram(*m_registry, "amt_login_duration_seconds",
                      "From the start of a completed attempt to its completion.", loginBuckets);
}

void Metrics::addNotifications()
{
    auto &family = prometheus::BuildCounter()
                       .Name("amt_webhook_notifications_total")
                       .Help("Notifications of the gateway, pushed or fetched, by the answer that "
                             "they got and, for the ignored, why.")
                       .Register(*m_registry);
    const auto add = [&family](const QString &answer, const QString &reason = {}) {
        return &family.Add({{"answer", answer.toStdString()}, {"reason", reason.toStdString()}});
    };
    m_accepted = add(u"accepted"_s);
    m_notStored = add(u"not_stored"_s);
    const auto reasons = Http::ignoreReasons();
    for (const auto &reason : reasons)
        m_ignored[reason] = add(u"ignored"_s, reason);
    m_ignored[other] = add(u"ignored"_s, other);
    // The library returns the same counter for the same labels.
    for (const auto unread : enumValues<Unread>)
        m_unread[unread] = add(unreadLabels[unread].answer, unreadLabels[unread].reason);
}

void Metrics::addTraffic()
{
    m_requests = &prometheus::BuildCounter()
                      .Name("amt_http_requests_total")
                      .Help("Requests that were answered, by address and status. No address: "
                            "there is nothing, or it was no HTTP.")
                      .Register(*m_registry);
    m_requestDuration.emplace(
        addHistogram(
            *m_registry, "amt_http_request_duration_seconds",
            "How long it took to answer a request once it was there; shown in batches of 50 "
            "to 150 requests.",
            requestBuckets),
        requestsPerBatch);
    auto &limited = prometheus::BuildCounter()
                        .Name("amt_rate_limited_total")
                        .Help("Requests that were one too many, by the limit.")
                        .Register(*m_registry);
    QStringList names{other};
    for (const auto &[route, limit] : limits())
        names.append(limit);
    m_limited = addCounters(limited, "limit", names);
    m_connections = &addGauge(*m_registry, "amt_connections_open",
                              "Connections that are open, channels included.");
    m_channels = &addGauge(*m_registry, "amt_channels_open",
                           "Channels on which a screen awaits an outcome.");
}

void Metrics::addDatabase()
{
    m_statementDuration.emplace(
        addHistogram(*m_registry, "amt_database_statement_duration_seconds",
                     "How long the database took for a statement; shown in batches of 250 to 750 "
                     "statements.",
                     statementBuckets),
        statementsPerBatch);
    m_statementErrors = &addCounter(*m_registry, "amt_database_errors_total",
                                    "Statements that the database did not execute.");
}

void Metrics::addGateway()
{
    auto &states = prometheus::BuildGauge()
                       .Name("amt_gateway_state")
                       .Help("Whether the gateway's account is in this state.")
                       .Register(*m_registry);
    for (const auto state : enumValues<GatewayState>)
        m_gatewayStates[state] = &states.Add({{"state", Core::toString(state).toStdString()}});
    m_sending = &prometheus::BuildGauge()
                     .Name("amt_gateway_sending")
                     .Help("Whether messages can be sent, as far as is known.")
                     .Register(*m_registry);
    m_waitingMessages =
        &prometheus::BuildGauge()
             .Name("amt_outbox_messages_waiting")
             .Help("Messages to people that the gateway has not taken yet; codes are left "
                   "out.")
             .Register(*m_registry);
    m_messageWait =
        &addHistogram(*m_registry, "amt_outbox_wait_seconds",
                      "How long it took until the gateway took a message to a person, or did "
                      "not; codes are left out.",
                      messageBuckets);
    auto &messages =
        prometheus::BuildCounter()
            .Name("amt_outbox_messages_total")
            .Help("Messages to people, by whether the gateway took them; codes are left "
                  "out.")
            .Register(*m_registry);
    m_messages = addCounters(messages, "result", QStringList{u"sent"_s, u"failed"_s});
}

void Metrics::addProcess(const QString &version, const QDateTime &startedAt)
{
    prometheus::BuildGauge()
        .Name("amt_build_info")
        .Help("Always 1: what runs is in the labels.")
        .Register(*m_registry)
        .Add({{"version", version.toStdString()}, {"qt", qVersion()}})
        .Set(1);
    addGauge(*m_registry, "process_start_time_seconds",
             "When the server of this process started, in seconds since 1970 in UTC.")
        .Set(double(startedAt.toMSecsSinceEpoch()) / 1000);
    m_memory = &addGauge(*m_registry, "process_resident_memory_bytes",
                         "Memory of the process in use, in whole MiB.");
    m_cpu = &addCounter(*m_registry, "process_cpu_seconds_total",
                        "Time that processors have spent on the process, in whole seconds.");
}

void Metrics::countStart(const Core::Attempt &attempt)
{
    m_started.at(attempt.isByCode() ? u"code"_s : u"message"_s)->Increment();
}

void Metrics::countEnd(const Core::Attempt &attempt, const QDateTime &now)
{
    if (attempt.state.failure)
        return m_failed[*attempt.state.failure]->Increment();
    m_completed->Increment();
    m_loginDuration->Observe(double(attempt.createdAt.msecsTo(now)) / 1000);
}

void Metrics::countExpired(qsizetype attempts)
{
    m_failed[FailureReason::AttemptExpired]->Increment(double(attempts));
}

void Metrics::count(const Http::Answered &answered)
{
    countRequest(answered.route, answered.status);
    if (answered.duration)
        m_requestDuration->observe(secondsOf(*answered.duration));
    if (answered.status == 429)
        m_limited.at(limitOf(answered.route))->Increment();
}

void Metrics::countRequest(const QString &route, int status)
{
    auto &counter = m_requestsOf[{route, status}];
    if (!counter) {
        counter =
            &m_requests->Add({{"route", route.toStdString()}, {"status", std::to_string(status)}});
    }
    counter->Increment();
}

void Metrics::count(const ProcessingResult &result)
{
    switch (result.kind) {
    case ProcessingResult::Kind::Accepted:
        return m_accepted->Increment();
    case ProcessingResult::Kind::NotStored:
        return m_notStored->Increment();
    case ProcessingResult::Kind::Ignored:
        return countIgnored(result.reason);
    }
    Q_UNREACHABLE();
}

void Metrics::countIgnored(const QString &reason)
{
    const auto counter = m_ignored.find(reason);
    (counter == m_ignored.end() ? m_ignored.at(other) : counter->second)->Increment();
}

void Metrics::count(Unread unread)
{
    m_unread[unread]->Increment();
}

void Metrics::recordStatement(std::chrono::nanoseconds duration, bool isDone)
{
    m_statementDuration->observe(secondsOf(duration));
    if (!isDone)
        m_statementErrors->Increment();
}

void Metrics::recordMessage(bool isSent, std::chrono::nanoseconds after)
{
    m_messages.at(isSent ? u"sent"_s : u"failed"_s)->Increment();
    m_messageWait->Observe(secondsOf(after));
}

QByteArray Metrics::text(const Now &now) const
{
    m_connections->Set(double(now.connections));
    m_channels->Set(double(now.channels));
    for (const auto state : enumValues<GatewayState>)
        m_gatewayStates[state]->Set(state == now.gateway ? 1 : 0);
    // Add() finds what was added before.
    if (now.sending)
        m_sending->Add({}).Set(*now.sending ? 1 : 0);
    if (now.waitingMessages)
        m_waitingMessages->Add({}).Set(double(*now.waitingMessages));
    m_memory->Set(std::floor(residentBytes() / bytesPerMebibyte) * bytesPerMebibyte);
    m_cpu->Increment(std::floor(cpuSeconds()) - m_cpu->Value());

    auto families = m_registry->Collect();
    sortSeries(families);
    std::ostringstream page;
    prometheus::TextSerializer().Serialize(page, families);
    return QByteArray::fromStdString(page.str());
}

} // namespace Service
