// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/api/apicall.h"
#include "simulator/base/httpserver.h"
#include "simulator/state/simulatorstate.h"
#include "simulator/whatsapp/instance.h"
#include "simulator/whatsapp/outbox.h"

#include <QDeadlineTimer>
#include <QObject>

#include <chrono>

namespace Simulator {

//! The methods about the account itself.
class AccountMethods
{
public:
    AccountMethods(SimulatorState &simulator, Instance &instance);

    //! Their functions refer to this object.
    [[nodiscard]] QList<ApiMethod> methods();

private:
    [[nodiscard]] HttpReply getSettings() const;
    [[nodiscard]] HttpReply setSettings(const ApiCall &call);
    [[nodiscard]] HttpReply getStateInstance() const;
    [[nodiscard]] HttpReply getStatusInstance() const;
    [[nodiscard]] HttpReply getWaSettings() const;
    [[nodiscard]] HttpReply reboot();
    [[nodiscard]] HttpReply logout();

    SimulatorState &m_simulator;
    Instance &m_instance;
};

//! The methods about messages and people (Green API, Sending, Journals and CheckWhatsapp).
class MessageMethods
{
public:
    MessageMethods(SimulatorState &simulator, Outbox &outbox);

    //! Their functions refer to this object.
    [[nodiscard]] QList<ApiMethod> methods();

private:
    [[nodiscard]] HttpReply sendMessage(const ApiCall &call);
    [[nodiscard]] HttpReply checkWhatsapp(const ApiCall &call);
    [[nodiscard]] HttpReply readChat(const ApiCall &call) const;
    [[nodiscard]] HttpReply newest(const QString &type, const ApiCall &call) const;
    [[nodiscard]] HttpReply getMessage(const ApiCall &call) const;
    [[nodiscard]] HttpReply getChatHistory(const ApiCall &call);
    [[nodiscard]] std::optional<HttpReply> refusalByState(const ApiCall &call) const;

    SimulatorState &m_simulator;
    Outbox &m_outbox;
};

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

//! The methods about the notification queue (Green API, ReceiveNotification, DeleteNotification and
//! GetWebhooksCount).
class QueueMethods
{
public:
    QueueMethods(SimulatorState &simulator, LongPolls &polls);

    //! Their functions refer to this object.
    [[nodiscard]] QList<ApiMethod> methods();

    //! receiveNotification, which may answer later.
    void receive(const ApiCall &call, const HttpExchange &exchange);
    //! The answer of receiveNotification while "webhookUrl" is set; nothing while it is not.
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
