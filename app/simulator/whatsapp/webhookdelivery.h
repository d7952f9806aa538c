#pragma once

#include "simulator/state/simulatorstate.h"
#include "simulator/whatsapp/webhookpost.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Simulator {

//! Posts the queue to "webhookUrl": one notification in flight, the next after an
//! answer 200; otherwise the same again after a pause, until it is too old. Without an address the
//! queue waits for receiveNotification.
class WebhookDelivery : public QObject
{
    Q_OBJECT

public:
    explicit WebhookDelivery(SimulatorState &simulator);
    ~WebhookDelivery() override;
    Q_DISABLE_COPY_MOVE(WebhookDelivery)

    //! If there is something to post and nothing is in flight.
    void deliver();
    //! Beside the queue: @p body as it is, with @p authorization as the header's value.
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
