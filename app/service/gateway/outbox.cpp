// SPDX-License-Identifier: GPL-3.0-only
#include "service/gateway/outbox.h"

#include "core/base/logevent.h"
#include "service/process/logging.h"

#include <QRandomGenerator>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

void logUnsent(QLatin1StringView what, const QString &reason)
{
    qCWarning(lcService).noquote() << Core::LogEvent("message.unsent"_L1)
                                          .with("message"_L1, QString(what))
                                          .with("reason"_L1, reason)
                                          .text();
}

std::chrono::milliseconds upTo(std::chrono::milliseconds longest)
{
    const auto bound = static_cast<quint32>(longest.count()) + 1;
    return std::chrono::milliseconds(QRandomGenerator::system()->bounded(bound));
}

} // namespace

Outbox::Outbox(GreenApi::Client &client, Core::Clock now, Observer observer,
               const OutboxTimings &timings)
    : m_client(client)
    , m_now(std::move(now))
    , m_observer(std::move(observer))
    , m_timings(timings)
    , m_chats(client, m_now, timings.lookupPatience)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Outbox::sendNext);
}

void Outbox::send(const QString &chat, const QString &text, QLatin1StringView what, Kind kind)
{
    accept({.chat = chat,
            .phone = {},
            .text = text,
            .what = what,
            .kind = kind,
            .since = std::chrono::steady_clock::now()});
}

void Outbox::sendTo(const Core::PhoneNumber &phone, const QString &text, QLatin1StringView what,
                    Kind kind)
{
    accept({.chat = {},
            .phone = phone,
            .text = text,
            .what = what,
            .kind = kind,
            .since = std::chrono::steady_clock::now()});
}

// The delay comes before the question for the chat, which is asked for tenants only.
void Outbox::accept(const Message &message)
{
    if (message.kind == Kind::Code) {
        QTimer::singleShot(upTo(m_timings.longestDelay), this,
                           [this, message] { resolveChat(message); });
        return;
    }
    ++m_waiting;
    resolveChat(message);
}

void Outbox::resolveChat(const Message &message)
{
    if (!message.phone)
        return dispatch(message);
    m_chats.find(*message.phone, [this, message](const QString &chat) {
        auto addressed = message;
        addressed.chat = chat;
        dispatch(addressed);
    });
}

void Outbox::dispatch(const Message &message)
{
    if (message.kind == Kind::Number)
        sendNow(message);
    else
        enqueue(message);
}

void Outbox::enqueue(const Message &message)
{
    auto &queue = message.kind == Kind::Code ? m_codes : m_replies;
    if (queue.size() >= longestQueue)
        return onAnswer(message, Core::Unexpected(GreenApi::CallError::QueueFull));
    queue.push_back(message);
    sendNext();
}

void Outbox::sendNext()
{
    auto &queue = m_codes.empty() ? m_replies : m_codes;
    if (m_isSending || m_pause.isActive() || queue.empty())
        return;
    const auto message = std::move(queue.front());
    queue.pop_front();
    m_isSending = true;
    sendNow(message);
}

void Outbox::sendNow(const Message &message)
{
    const auto urgency =
        message.kind == Kind::Number ? GreenApi::Urgency::Urgent : GreenApi::Urgency::Usual;
    m_client.sendMessage(
        message.chat, message.text, this,
        [this, message](const GreenApi::Answer<QString> &answer) {
            onAnswer(message, answer);
            if (message.kind == Kind::Number)
                return;
            m_isSending = false;
            m_pause.start(m_timings.pause);
        },
        urgency);
}

void Outbox::onAnswer(const Message &message, const GreenApi::Answer<QString> &answer)
{
    if (message.kind != Kind::Code)
        recordOutcome(message, answer.has_value());
    if (!answer)
        logUnsent(message.what, GreenApi::toString(answer.error()));
}

void Outbox::recordOutcome(const Message &message, bool isSent)
{
    --m_waiting;
    if (isSent)
        m_failedAt.reset();
    else
        m_failedAt = m_now();
    if (m_observer)
        m_observer(isSent, std::chrono::steady_clock::now() - message.since);
}

bool Outbox::isWorking() const
{
    if (!m_isAllowed || !m_failedAt)
        return m_isAllowed;
    // A clock that was set back must not keep it broken.
    const auto age = m_failedAt->secsTo(m_now());
    return age < 0 || age >= failureCounts.count();
}

} // namespace Service
