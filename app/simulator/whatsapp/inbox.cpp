// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/whatsapp/inbox.h"

#include <QTimer>

namespace Simulator {

using namespace Qt::StringLiterals;

Inbox::Inbox(SimulatorState &simulator)
    : m_simulator(simulator)
{
    connect(&simulator.state, &InstanceState::changed, this, &Inbox::deliverHeld);
}

QString Inbox::write(const Message &given)
{
    Written written{.message = given,
                    .person = m_simulator.contacts.personOf(given.from),
                    .at = m_simulator.options.now().addDuration(-given.age)};
    if (written.person.key().isEmpty())
        return {};
    auto &id = written.message.idMessage;
    if (id.isEmpty())
        id = newMessageId("3A"_L1, 18);
    m_simulator.contacts.remember(written.person);
    m_simulator.chats.addWritten(written.person.key(), id, given.text);
    m_simulator.eventLog.record(
        "message.written"_L1,
        {{u"person"_s, written.person.key()}, {u"idMessage"_s, id}, {u"text"_s, given.text}});
    if (m_simulator.state.isConnected())
        deliver(written, false);
    else
        m_held.append(written);
    return id;
}

void Inbox::deliverHeld(const QString &before)
{
    if (!m_simulator.state.isConnected())
        return;
    const bool isNewPhone = before == "notAuthorized"_L1 || before == "blocked"_L1;
    for (const auto &written : std::exchange(m_held, {}))
        deliver(written, isNewPhone);
}

void Inbox::deliver(const Written &written, bool isHistory)
{
    auto &simulator = m_simulator;
    if (!simulator.settings.isOn("incomingWebhook"_L1))
        return;
    if (written.message.shape == Shape::Edited
        && !simulator.settings.isOn("editedMessageWebhook"_L1))
        return;
    if (!simulator.quota.admitChat(written.person.key())) {
        simulator.notify(quotaNotification(simulator.envelope(), simulator.quota.chatsNotice()));
        return;
    }
    auto envelope = simulator.envelope(written.at);
    if (simulator.faults.strikes(Fault::ChangedWid))
        envelope.wid = u"996700000099@c.us"_s;
    const auto notification =
        messageNotification(u"incomingMessageReceived"_s, envelope, written.message.idMessage,
                            originOf(written), dataOf(written));
    if (!simulator.faults.strikes(Fault::NotInJournal)) {
        simulator.journal.add(journalEntry(u"incoming"_s, notification),
                              simulator.faults.strikes(Fault::JournalLag)
                                  ? simulator.options.times.journalLag
                                  : std::chrono::milliseconds(0));
    }
    if (!isHistory)
        enqueue(notification);
}

// A group has a chat of its own; a person's chat is the number or the lid.
Origin Inbox::originOf(const Written &written)
{
    const auto &person = written.person;
    const bool isLid = person.number.isEmpty() || person.isHidden || m_simulator.isInLidMode
        || m_simulator.faults.strikes(Fault::LidSender);
    const auto sender = isLid ? person.lid + u"@lid"_s : person.key();
    return {.chatId = written.message.group.isEmpty() ? sender : written.message.group,
            .sender = m_simulator.faults.strikes(Fault::EmptySender) ? QString() : sender,
            .name = written.message.name};
}

QJsonObject Inbox::dataOf(const Written &written)
{
    if (m_simulator.faults.strikes(Fault::UnknownType)) {
        return {{u"typeMessage"_s, u"futureMessage"_s},
                {u"futureMessageData"_s, QJsonObject{{u"text"_s, written.message.text}}}};
    }
    if (m_simulator.faults.strikes(Fault::EmptyText)) {
        return {{u"typeMessage"_s, u"textMessage"_s}, {u"textMessageData"_s, QJsonObject()}};
    }
    return messageData(written.message, m_simulator.wid());
}

void Inbox::enqueue(const QJsonObject &notification)
{
    auto &faults = m_simulator.faults;
    if (faults.strikes(Fault::Loss)) {
        m_simulator.eventLog.record("notification.lost"_L1, {{u"body"_s, notification}});
        return;
    }
    if (faults.strikes(Fault::DelayedDelivery)) {
        QTimer::singleShot(m_simulator.options.times.lateness, this,
                           [this, notification] { enqueueOnce(notification); });
        return;
    }
    if (faults.strikes(Fault::MarkerThenText))
        return enqueueAfterMarker(notification, notification["idMessage"_L1].toString());
    if (faults.strikes(Fault::MarkerThenTextOtherId))
        return enqueueAfterMarker(notification, newMessageId("3A"_L1, 18));
    enqueueOnce(notification);
}

void Inbox::enqueueOnce(const QJsonObject &notification)
{
    m_simulator.notify(notification);
    if (m_simulator.faults.strikes(Fault::DuplicateDelivery))
        m_simulator.notify(notification);
}

void Inbox::enqueueAfterMarker(const QJsonObject &notification, const QString &markerId)
{
    auto marker = notification;
    marker["idMessage"_L1] = markerId;
    marker["messageData"_L1] = textData(u"{{SWE001}}"_s);
    m_simulator.notify(marker);
    QTimer::singleShot(m_simulator.options.times.markerPause, this,
                       [this, notification] { enqueueOnce(notification); });
}

} // namespace Simulator
