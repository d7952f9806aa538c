#pragma once

#include "simulator/state/simulatorstate.h"

#include <QObject>

namespace Simulator {

//! Takes what people write to the account, and turns it into journal and notifications, with all
//! that can go wrong on the way.
class Inbox : public QObject
{
    Q_OBJECT

public:
    explicit Inbox(SimulatorState &simulator);

    //! The message's id, or nothing if "from" is nobody's address. While the instance is not
    //! connected the message waits; after a new phone was linked it gets to the journal only
    //!.
    QString write(const Message &given);

private:
    struct Written
    {
        Message message{};
        Person person{};
        QDateTime at{};
    };

    void takeHeld(const QString &before);
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
