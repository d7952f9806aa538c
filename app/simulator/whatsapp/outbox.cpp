#include "simulator/whatsapp/outbox.h"

#include "simulator/base/address.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

bool isGroup(const QString &chatId)
{
    return Address::parse(chatId).kind == Address::Kind::Group;
}

} // namespace

Outbox::Outbox(World &world)
    : m_world(world)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Outbox::sendNext);
    connect(&world.state, &InstanceState::changed, this, &Outbox::waitForNext);
}

QString Outbox::queue(const QString &chatId, const QString &text)
{
    const auto id = newMessageId("3EB0"_L1, 16);
    m_waiting.push_back({.chatId = chatId,
                         .text = text,
                         .idMessage = id,
                         .keptUntil = QDeadlineTimer(m_world.options.times.keep)});
    m_world.chronicle.note("message.accepted"_L1,
                           {{u"chatId"_s, chatId}, {u"idMessage"_s, id}, {u"text"_s, text}});
    waitForNext();
    return id;
}

void Outbox::waitForNext()
{
    if (m_waiting.empty() || m_delay.isActive() || !m_world.state.canSend())
        return;
    const auto delay = double(m_world.settings.sendDelay()) * m_world.options.times.asked;
    m_delay.start(std::chrono::milliseconds(qRound64(delay)));
}

void Outbox::sendNext()
{
    while (!m_waiting.empty() && m_waiting.front().keptUntil.hasExpired()) {
        m_world.chronicle.note("message.expired"_L1,
                               {{u"idMessage"_s, m_waiting.front().idMessage}});
        m_waiting.pop_front();
    }
    if (m_waiting.empty() || !m_world.state.canSend())
        return;
    const auto message = m_waiting.front();
    m_waiting.pop_front();
    if (isGroup(message.chatId)
        || m_world.contacts.hasWhatsapp(m_world.contacts.personOf(message.chatId)))
        send(message);
    else
        refuse(message);
    waitForNext();
}

void Outbox::send(const Outgoing &message)
{
    auto &world = m_world;
    const Origin origin{.chatId = message.chatId, .sender = world.wid(), .name = u"Company"_s};
    const auto echo =
        messageNotification(u"outgoingAPIMessageReceived"_s, world.envelope(), message.idMessage,
                            origin, extendedTextData(message.text));
    world.journal.add(journalEntry(u"outgoing"_s, echo));
    world.chats.received(isGroup(message.chatId) ? message.chatId
                                                 : world.contacts.personOf(message.chatId).key(),
                         message.idMessage, message.text);
    world.chronicle.note("message.sent"_L1,
                         {{u"chatId"_s, message.chatId}, {u"idMessage"_s, message.idMessage}});
    if (world.settings.isOn("outgoingAPIMessageWebhook"_L1))
        world.notify(echo);
    advance(message.chatId, message.idMessage, {u"sent"_s, u"delivered"_s, u"read"_s});
    Q_EMIT sent(message.chatId, message.text);
}

// "noAccount" cannot be switched off.
void Outbox::refuse(const Outgoing &message)
{
    m_world.chronicle.note("message.refused"_L1,
                           {{u"chatId"_s, message.chatId}, {u"idMessage"_s, message.idMessage}});
    m_world.notify(
        statusNotification(m_world.envelope(), message.chatId, message.idMessage, u"noAccount"_s));
}

void Outbox::advance(const QString &chatId, const QString &idMessage, const QStringList &statuses)
{
    tell(chatId, idMessage, statuses.first());
    if (statuses.size() == 1)
        return;
    QTimer::singleShot(
        m_world.options.times.statusStep, this,
        [this, chatId, idMessage, later = statuses.mid(1)] { advance(chatId, idMessage, later); });
}

void Outbox::tell(const QString &chatId, const QString &idMessage, const QString &status)
{
    m_world.journal.setStatus(idMessage, status);
    if (m_world.settings.isOn("outgoingWebhook"_L1))
        m_world.notify(statusNotification(m_world.envelope(), chatId, idMessage, status));
}

} // namespace Simulator
