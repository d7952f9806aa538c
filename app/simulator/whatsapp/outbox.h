// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/state/simulatorstate.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <deque>

namespace Simulator {

//! The messages that the account sends (Green API, SendMessage): one per
//! "delaySendMessagesMilliseconds", while the state allows it, and kept for 24 hours until then.
class Outbox : public QObject
{
    Q_OBJECT

public:
    explicit Outbox(SimulatorState &simulator);

    //! Queues a message and returns its id.
    QString queue(const QString &chatId, const QString &text);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_waiting.size()); }

Q_SIGNALS:
    //! The message is on the person's phone. @p chatId is the one that the API was given.
    void sent(const QString &chatId, const QString &text);

private:
    struct Outgoing
    {
        QString chatId{};
        QString text{};
        QString idMessage{};
        QDeadlineTimer keptUntil{};
    };

    void waitForNext();
    void sendNext();
    void send(const Outgoing &message);
    void refuse(const Outgoing &message);
    void advance(const QString &chatId, const QString &idMessage, const QStringList &statuses);
    void setStatus(const QString &chatId, const QString &idMessage, const QString &status);

    SimulatorState &m_simulator;
    QTimer m_delay;
    std::deque<Outgoing> m_waiting;
};

} // namespace Simulator
