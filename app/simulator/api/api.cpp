// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/api/api.h"

#include <QRegularExpression>
#include <QTimer>

#include <array>

namespace Simulator {

using namespace Qt::StringLiterals;

Api::Api(SimulatorState &simulator, Instance &instance, Outbox &outbox)
    : m_simulator(simulator)
    , m_polls(simulator)
    , m_account(simulator, instance)
    , m_messages(simulator, outbox)
    , m_queue(simulator, m_polls)
{
    for (const auto &method : m_account.methods() + m_messages.methods() + m_queue.methods())
        m_methods.insert({method.name.toLower(), method});
    m_methods.insert(
        {u"receivenotification"_s, {.name = u"receiveNotification"_s, .perSecond = 100}});
    connect(&instance, &Instance::settingsApplied, this, [this] {
        if (const auto refusal = m_queue.refusal())
            m_polls.end(*refusal);
    });
}

void Api::answer(const HttpExchange &exchange)
{
    const auto target = targetFrom(exchange.request().path);
    if (!target)
        return exchange.answer(HttpReply::nginx(404));
    if (isAuthorized(*target))
        return admit(*target, exchange);
    m_simulator.eventLog.record("api.refused"_L1, {{u"method"_s, target->method}});
    exchange.answer({.status = 401, .contentType = "application/json"_ba});
}

std::optional<Api::Target> Api::targetFrom(const QString &path)
{
    static const QRegularExpression form(
        u"\\A/waInstance(\\d{1,19})/([A-Za-z]{1,64})/([^/]{1,256})(?:/([^/]*))?/?\\z"_s);
    const auto match = form.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    return Target{.instance = match.captured(1),
                  .method = match.captured(2),
                  .token = match.captured(3),
                  .rest = match.captured(4)};
}

bool Api::isAuthorized(const Target &target) const
{
    return target.instance == QString::number(m_simulator.options.idInstance)
        && target.token == m_simulator.options.token;
}

const ApiMethod *Api::methodFor(const Target &target, const QByteArray &verb) const
{
    const auto found = m_methods.find(target.method.toLower());
    if (found == m_methods.end() || found->second.verb != verb)
        return nullptr;
    const auto &method = found->second;
    const bool takesMore = method.name == "deleteNotification"_L1;
    return target.rest.isEmpty() || takesMore ? &method : nullptr;
}

void Api::admit(const Target &target, const HttpExchange &exchange)
{
    const auto &request = exchange.request();
    const auto *found = methodFor(target, request.method);
    if (!found)
        return exchange.answer(HttpReply::nginx(404));
    const auto &method = *found;
    const ApiCall call{.path = request.path,
                       .query = request.query,
                       .body = objectFrom(request.body).value_or(QJsonObject()),
                       .rest = target.rest,
                       .at = m_simulator.options.now()};
    if (const auto reply = fault(call, method.name))
        return finish(method.name, *reply, exchange);
    if (request.isTooLarge)
        return finish(method.name, errorReply(call, 500, u"request entity too large"_s), exchange);
    if (const auto reply = limit(call, method))
        return finish(method.name, *reply, exchange);
    if (method.verb == "POST" && !objectFrom(request.body))
        return finish(method.name, errorReply(call, 400, u"bad request data"_s), exchange);
    run(method, call, exchange);
}

// Returns the answer that a fault gives instead of the work.
std::optional<HttpReply> Api::fault(const ApiCall &call, const QString &method)
{
    auto &faults = m_simulator.faults;
    if (faults.strikes(Fault::Answer403, method))
        return errorReply(call, 403, u"Your account is suspended"_s);
    if (faults.strikes(Fault::Answer429, method))
        return errorReply(call, 429, u"Too Many Requests"_s);
    if (faults.strikes(Fault::Answer466, method))
        return HttpReply::json(m_simulator.quota.methodAnswer(method), 466);
    if (faults.strikes(Fault::Answer500, method))
        return errorReply(call, 500, u"Internal server error"_s);
    constexpr std::array proxy{std::pair{Fault::Answer408, 408}, std::pair{Fault::Answer502, 502},
                               std::pair{Fault::Answer504, 504}};
    for (const auto &[kind, status] : proxy) {
        if (faults.strikes(kind, method))
            return HttpReply::nginx(status);
    }
    return std::nullopt;
}

std::optional<HttpReply> Api::limit(const ApiCall &call, const ApiMethod &method)
{
    if (!m_simulator.options.hasRateLimits || method.perSecond == 0
        || m_simulator.rates.admit(method.name, method.perSecond))
        return std::nullopt;
    auto reply = errorReply(call, 429, u"Too Many Requests"_s);
    reply.headers = {{"X-RateLimit-Remaining"_ba, "0"_ba},
                     {"X-RateLimit-Replenish-Rate"_ba, QByteArray::number(method.perSecond)}};
    return reply;
}

void Api::run(const ApiMethod &method, const ApiCall &call, const HttpExchange &exchange)
{
    if (method.answer)
        return finish(method.name, method.answer(call), exchange);
    if (m_simulator.faults.strikes(Fault::ConnectionReset, method.name))
        return finish(method.name, {.isReset = true}, exchange);
    if (!m_simulator.faults.strikes(Fault::SlowAnswer, method.name))
        return m_queue.receive(call, exchange);
    QTimer::singleShot(m_simulator.options.times.slowness, this,
                       [this, call, exchange] { m_queue.receive(call, exchange); });
}

void Api::finish(const QString &method, const HttpReply &reply, const HttpExchange &exchange)
{
    const bool isReset =
        reply.isReset || m_simulator.faults.strikes(Fault::ConnectionReset, method);
    m_simulator.eventLog.record("api.answered"_L1,
                                {{u"method"_s, method}, {u"status"_s, isReset ? 0 : reply.status}});
    const auto answer = isReset ? HttpReply{.isReset = true} : reply;
    if (!m_simulator.faults.strikes(Fault::SlowAnswer, method))
        return exchange.answer(answer);
    QTimer::singleShot(m_simulator.options.times.slowness, this,
                       [exchange, answer] { exchange.answer(answer); });
}

} // namespace Simulator
