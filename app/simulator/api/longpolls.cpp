#include "simulator/api/longpolls.h"

#include <QTimer>

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

} // namespace Simulator
