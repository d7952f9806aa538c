#pragma once

#include "simulator/api/apicall.h"
#include "simulator/api/longpolls.h"
#include "simulator/state/simulatorstate.h"

#include <QDeadlineTimer>

namespace Simulator {

//! The methods about the notification queue (sections 4 and 5).
class QueueMethods
{
public:
    QueueMethods(SimulatorState &simulator, LongPolls &polls);

    //! They refer to this object.
    [[nodiscard]] QList<ApiMethod> methods();

    //! receiveNotification, which may answer later.
    void receive(const ApiCall &call, const HttpExchange &exchange);
    //! What receiveNotification answers while "webhookUrl" is set; nothing while it is not.
    [[nodiscard]] std::optional<HttpReply> refusal() const;

private:
    [[nodiscard]] HttpReply deleteNotification(const ApiCall &call);
    [[nodiscard]] HttpReply getWebhooksCount();
    [[nodiscard]] HttpReply clearWebhooksQueue();

    SimulatorState &m_simulator;
    LongPolls &m_polls;
    qsizetype m_count = 0;
    QDeadlineTimer m_countIsFresh;
};

} // namespace Simulator
