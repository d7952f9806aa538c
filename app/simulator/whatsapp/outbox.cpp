// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/whatsapp/outbox.h"

#include "simulator/state/contacts.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

bool isGroup(const QString &chatId)
{
    return Address::parse(chatId).kind == Address::Kind::Group;
}

} // namespace

Outbox::Outbox(SimulatorState &simulator)
    : m_simulator(simulator)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Outbox::sendNext);
    connect(&simulator.state, &InstanceState::changed, this, &Outbox::waitForNext);
}

QString Outbox::queue(const QString &chatId, const QString &text)
{
    const auto id = newMessageId("3EB0"_L1, 16);
    m_waiting.push_back({.chatId = chatId,
                         .text = text,
                         .idMessage = id,
                         .keptUntil = QDeadlineTimer(m_simulator.options.times.keep)});
    m_simulator.eventLog.record("message.accepted"_L1,
                                {{u"chatId"_s, chatId}, {u"idMessage"_s, id}, {u"text"_s, text}});
    waitForNext();
    return id;
}

void Outbox::waitForNext()
{
    if (m_waiting.empty() || m_delay.isActive() || !m_simulator.state.canSend())
        return;
    const auto delay = double(m_simulator.settings.sendDelay()) * m_simulator.options.times.asked;
    m_delay.start(std::chrono::milliseconds(qRound64(delay)));
}

void Outbox::sendNext()
{
    while (!m_waiting.empty() && m_waiting.front().keptUntil.hasExpired()) {
        m_simulator.eventLog.record("message.expired"_L1,
                                    {{u"idMessage"_s, m_waiting.front().idMessage}});
        m_waiting.pop_front();
    }
    if (m_waiting.empty() || !m_simulator.state.canSend())
        return;
    const auto message = m_waiting.front();
    m_waiting.pop_front();
    if (isGroup(message.chatId)
        || m_simulator.contacts.hasWhatsapp(m_simulator.contacts.personOf(message.chatId)))
        send(message);
    else
        refuse(message);
    waitForNext();
}

void Outbox::send(const Outgoing &message)
{
    auto &simulator = m_simulator;
    const Origin origin{.chatId = message.chatId, .sender = simulator.wid(), .name = u"Company"_s};
    const auto echo =
        messageNotification(u"outgoingAPIMessageReceived"_s, simulator.envelope(),
                            message.idMessage, origin, extendedTextData(message.text));
    simulator.journal.add(journalEntry(u"outgoing"_s, echo));
    simulator.chats.addReceived(isGroup(message.chatId)
                                    ? message.chatId
                                    : simulator.contacts.personOf(message.chatId).key(),
                                message.idMessage, message.text);
    simulator.eventLog.record("message.sent"_L1,
                              {{u"chatId"_s, message.chatId}, {u"idMessage"_s, message.idMessage}});
    if (simulator.settings.isOn("outgoingAPIMessageWebhook"_L1))
        simulator.notify(echo);
    advance(message.chatId, message.idMessage, {u"sent"_s, u"delivered"_s, u"read"_s});
    Q_EMIT sent(message.chatId, message.text);
}

// "noAccount" cannot be switched off.
void Outbox::refuse(const Outgoing &message)
{
    m_simulator.eventLog.record(
        "message.refused"_L1, {{u"chatId"_s, message.chatId}, {u"idMessage"_s, message.idMessage}});
    m_simulator.notify(statusNotification(m_simulator.envelope(), message.chatId, message.idMessage,
                                          u"noAccount"_s));
}

void Outbox::advance(const QString &chatId, const QString &idMessage, const QStringList &statuses)
{
    setStatus(chatId, idMessage, statuses.first());
    if (statuses.size() == 1)
        return;
    QTimer::singleShot(
        m_simulator.options.times.statusStep, this,
        [this, chatId, idMessage, later = statuses.mid(1)] { advance(chatId, idMessage, later); });
}

void Outbox::setStatus(const QString &chatId, const QString &idMessage, const QString &status)
{
    m_simulator.journal.setStatus(idMessage, status);
    if (m_simulator.settings.isOn("outgoingWebhook"_L1))
        m_simulator.notify(statusNotification(m_simulator.envelope(), chatId, idMessage, status));
}

} // namespace Simulator
