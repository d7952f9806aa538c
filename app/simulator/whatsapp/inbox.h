// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/state/simulatorstate.h"

#include <QObject>

namespace Simulator {

//! Receives the messages of people to the account, and makes entries of the journal and
//! notifications of them, with all the faults on the way.
class Inbox : public QObject
{
    Q_OBJECT

public:
    explicit Inbox(SimulatorState &simulator);

    //! Returns the message's id, or nothing if "from" is no address. While the instance is not
    //! connected the message waits; after a new phone was linked it reaches the journal only.
    QString write(const Message &given);

private:
    struct Written
    {
        Message message{};
        Person person{};
        QDateTime at{};
    };

    void deliverHeld(const QString &before);
    void deliver(const Written &written, bool isHistory);
    [[nodiscard]] Origin originOf(const Written &written);
    [[nodiscard]] QJsonObject dataOf(const Written &written);
    void enqueue(const QJsonObject &notification);
    void enqueueOnce(const QJsonObject &notification);
    void enqueueAfterMarker(const QJsonObject &notification, const QString &markerId);

    SimulatorState &m_simulator;
    QList<Written> m_held;
};

} // namespace Simulator
