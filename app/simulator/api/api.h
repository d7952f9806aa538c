// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/api/methods.h"

#include <map>

namespace Simulator {

//! Admits and runs the requests of the API (Green API, Common errors and Rate limiter): checks
//! account and token first, then method, faults, size of the body and rate, then runs the method.
class Api : public QObject
{
    Q_OBJECT

public:
    Api(SimulatorState &simulator, Instance &instance, Outbox &outbox);

    void answer(const HttpExchange &exchange);

private:
    struct Target
    {
        QString instance{};
        QString method{};
        QString token{};
        QString rest{};
    };

    [[nodiscard]] static std::optional<Target> targetFrom(const QString &path);
    //! Returns nothing if there is no such method for the request.
    [[nodiscard]] const ApiMethod *methodFor(const Target &target, const QByteArray &verb) const;
    [[nodiscard]] bool isAuthorized(const Target &target) const;
    void admit(const Target &target, const HttpExchange &exchange);
    [[nodiscard]] std::optional<HttpReply> fault(const ApiCall &call, const QString &method);
    [[nodiscard]] std::optional<HttpReply> limit(const ApiCall &call, const ApiMethod &method);
    void run(const ApiMethod &method, const ApiCall &call, const HttpExchange &exchange);
    void finish(const QString &method, const HttpReply &reply, const HttpExchange &exchange);

    SimulatorState &m_simulator;
    LongPolls m_polls;
    AccountMethods m_account;
    MessageMethods m_messages;
    QueueMethods m_queue;
    //! By name in lower case.
    std::map<QString, ApiMethod> m_methods;
};

} // namespace Simulator
