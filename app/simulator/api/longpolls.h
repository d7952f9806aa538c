#pragma once

#include "simulator/http/httpconnection.h"
#include "simulator/state/simulatorstate.h"

#include <QObject>

#include <chrono>

namespace Simulator {

//! The calls of receiveNotification that wait for the queue.
class LongPolls : public QObject
{
    Q_OBJECT

public:
    explicit LongPolls(SimulatorState &simulator);

    //! Answers with the head, or with "null" after @p timeout.
    void wait(const HttpExchange &exchange, std::chrono::milliseconds timeout);
    //! Answers all that wait.
    void end(const HttpReply &reply);

private:
    void answerAll();
    [[nodiscard]] std::optional<HttpReply> headReply();

    SimulatorState &m_simulator;
    QList<HttpExchange> m_waiting;
};

} // namespace Simulator
