// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/state/simulatorstate.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace Simulator {

//! One POST of a notification, on a connection of its own. Over https it accepts any certificate,
//! because it is not known which ones the real service accepts. It writes to the socket itself
//! instead of using Net::HttpAttempt: QNetworkAccessManager can neither reset a connection in the
//! middle of a body nor be kept from reusing one, and would repeat a POST on its own.
class WebhookPost : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QUrl url{};
        //! The value of the header; empty is no header.
        QByteArray authorization{};
        QByteArray body{};
        //! Reset the connection after half of the body.
        bool isCutShort = false;
    };

    WebhookPost(Request request, std::chrono::milliseconds timeout);
    ~WebhookPost() override;
    Q_DISABLE_COPY_MOVE(WebhookPost)

Q_SIGNALS:
    //! Emitted once. @p status is 0 if there was no answer in time.
    void finished(int status);

private:
    void send();
    void read();
    void finish(int status);

    Request m_request;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timeout;
    QByteArray m_answer;
    bool m_isFinished = false;
};

//! Posts the queue to "webhookUrl" (Green API, Webhook Endpoint): one notification in flight, the
//! next after an answer 200; otherwise the same again after a pause, until it is too old. Without
//! an address the queue waits for receiveNotification.
class WebhookDelivery : public QObject
{
    Q_OBJECT

public:
    explicit WebhookDelivery(SimulatorState &simulator);
    ~WebhookDelivery() override;
    Q_DISABLE_COPY_MOVE(WebhookDelivery)

    //! Posts the head of the queue unless one is in flight.
    void deliver();
    //! Posts @p body beside the queue, with @p authorization as the header's value.
    void forge(const QJsonObject &body, const QByteArray &authorization);

private:
    void forgeAsFaulty(const QJsonObject &body);
    void finish(qint64 receiptId, int status);
    [[nodiscard]] QByteArray authorization() const;
    [[nodiscard]] QUrl url() const;

    SimulatorState &m_simulator;
    QTimer m_pause;
    std::unique_ptr<WebhookPost> m_post;
};

} // namespace Simulator
