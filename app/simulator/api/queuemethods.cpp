// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/api/methods.h"

#include <QTimer>

#include <algorithm>

namespace Simulator {

using namespace Qt::StringLiterals;

LongPolls::LongPolls(SimulatorState &simulator)
    : m_simulator(simulator)
{
    connect(&simulator.queue, &NotificationQueue::grew, this, &LongPolls::answerAll);
}

void LongPolls::wait(const HttpExchange &exchange, std::chrono::milliseconds timeout)
{
    if (const auto reply = headReply())
        return exchange.answer(*reply);
    m_waiting.removeIf([](const HttpExchange &waiting) { return !waiting.isOpen(); });
    m_waiting.append(exchange);
    QTimer::singleShot(timeout, this, [exchange] { exchange.answer({.body = "null"_ba}); });
}

void LongPolls::end(const HttpReply &reply)
{
    for (const auto &exchange : std::exchange(m_waiting, {}))
        exchange.answer(reply);
}

void LongPolls::answerAll()
{
    if (m_waiting.isEmpty())
        return;
    if (const auto reply = headReply())
        end(*reply);
}

std::optional<HttpReply> LongPolls::headReply()
{
    const auto head = m_simulator.queue.head();
    if (!head)
        return std::nullopt;
    return HttpReply::json({{u"receiptId"_s, head->receiptId}, {u"body"_s, head->body}});
}

QueueMethods::QueueMethods(SimulatorState &simulator, LongPolls &polls)
    : m_simulator(simulator)
    , m_polls(polls)
{
}

QList<ApiMethod> QueueMethods::methods()
{
    using Call = const ApiCall &;
    return {
        {u"deleteNotification"_s, "DELETE"_ba, 100,
         [this](Call call) { return deleteNotification(call); }},
        {u"getWebhooksCount"_s, "GET"_ba, 0, [this](Call) { return getWebhooksCount(); }},
        {u"clearWebhooksQueue"_s, "DELETE"_ba, 0, [this](Call) { return clearWebhooksQueue(); }},
    };
}

void QueueMethods::receive(const ApiCall &call, const HttpExchange &exchange)
{
    if (const auto reply = refusal())
        return exchange.answer(*reply);
    constexpr auto least = 5;
    constexpr auto most = 60;
    const auto asked = call.query.queryItemValue(u"receiveTimeout"_s).toInt();
    const auto seconds = double(std::clamp(asked, least, most));
    m_polls.wait(
        exchange,
        std::chrono::milliseconds(qRound64(1000 * seconds * m_simulator.options.times.asked)));
}

std::optional<HttpReply> QueueMethods::refusal() const
{
    if (m_simulator.settings.text("webhookUrl"_L1).isEmpty())
        return std::nullopt;
    const auto message = u"Message cannot be received because custom webhook url is set. Go to "
                         "cabinet, clear webhook url for instance: %1 and wait for about 1 minute "
                         "for another attempt"_s.arg(m_simulator.options.idInstance);
    return HttpReply::json(
        {{u"code"_s, u"INVALID_PARAM"_s}, {u"message"_s, message}, {u"status"_s, u"error"_s}}, 400);
}

HttpReply QueueMethods::deleteNotification(const ApiCall &call)
{
    bool isNumber = false;
    const auto receipt = call.rest.toLongLong(&isNumber);
    if (!isNumber)
        return errorReply(call, 400, u"Parameter receiptId must be a Number!"_s);
    if (m_simulator.queue.remove(receipt))
        return HttpReply::json({{u"result"_s, true}, {u"reason"_s, QString()}});
    if (m_simulator.faults.strikes(Fault::DeleteCrash)) {
        return HttpReply::json(
            {{u"message"_s,
              u"Cannot read properties of undefined (reading 'findUnAckedMessage')"_s}},
            500);
    }
    return HttpReply::json(
        {{u"result"_s, false},
         {u"reason"_s, u"Notification with receiptId %1 not found"_s.arg(receipt)}});
}

HttpReply QueueMethods::getWebhooksCount()
{
    if (m_countIsFresh.hasExpired()) {
        m_count = m_simulator.queue.size();
        m_countIsFresh.setRemainingTime(m_simulator.options.times.countRefresh);
    }
    return HttpReply::json({{u"count"_s, m_count}});
}

// Green API documents no members of this answer; no client should read them.
HttpReply QueueMethods::clearWebhooksQueue()
{
    m_simulator.queue.clear();
    return HttpReply::json({{u"isCleared"_s, true}, {u"reason"_s, QString()}});
}

} // namespace Simulator
