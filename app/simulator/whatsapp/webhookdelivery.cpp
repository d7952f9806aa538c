#include "simulator/whatsapp/webhookdelivery.h"

#include <QJsonDocument>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

WebhookDelivery::WebhookDelivery(SimulatorState &simulator)
    : m_simulator(simulator)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &WebhookDelivery::deliver);
    connect(&simulator.queue, &NotificationQueue::grew, this, &WebhookDelivery::deliver,
            Qt::QueuedConnection);
}

WebhookDelivery::~WebhookDelivery() = default;

void WebhookDelivery::deliver()
{
    if (m_post || m_pause.isActive() || url().isEmpty())
        return;
    const auto next = m_simulator.queue.head();
    if (!next)
        return;
    forgeAsFaulty(next->body);
    m_post = std::make_unique<WebhookPost>(
        WebhookPost::Request{.url = url(),
                             .authorization = authorization(),
                             .body = bytesOf(next->body),
                             .isCutShort = m_simulator.faults.strikes(Fault::WebhookReset)},
        m_simulator.options.times.webhookTimeout);
    // Queued, so that the post is not deleted from within its own signal.
    connect(
        m_post.get(), &WebhookPost::finished, this,
        [this, receipt = next->receiptId](int status) { finish(receipt, status); },
        Qt::QueuedConnection);
}

void WebhookDelivery::forge(const QJsonObject &body, const QByteArray &authorization)
{
    auto post = std::make_unique<WebhookPost>(
        WebhookPost::Request{.url = url(), .authorization = authorization, .body = bytesOf(body)},
        m_simulator.options.times.webhookTimeout);
    auto *forged = post.release();
    forged->setParent(this);
    connect(forged, &WebhookPost::finished, this, [this, forged, body](int status) {
        m_simulator.eventLog.note("webhook.forged"_L1, {{u"status"_s, status}, {u"body"_s, body}});
        forged->deleteLater();
    });
}

void WebhookDelivery::forgeAsFaulty(const QJsonObject &body)
{
    auto forged = body;
    forged["idMessage"_L1] = newMessageId("3F"_L1, 18);
    if (m_simulator.faults.strikes(Fault::ForgedWithoutHeader))
        forge(forged, {});
    if (m_simulator.faults.strikes(Fault::ForgedWithWrongHeader))
        forge(forged, "Bearer an-invented-token"_ba);
}

void WebhookDelivery::finish(qint64 receiptId, int status)
{
    m_post.reset();
    m_simulator.eventLog.note("webhook.posted"_L1,
                              {{u"receiptId"_s, receiptId}, {u"status"_s, status}});
    if (status != 200) {
        m_pause.start(m_simulator.options.times.retryPause);
        return;
    }
    m_simulator.queue.remove(receiptId);
    deliver();
}

// A scheme that is written into the setting is used as it is.
QByteArray WebhookDelivery::authorization() const
{
    const auto token = m_simulator.settings.text("webhookUrlToken"_L1).toUtf8();
    if (token.isEmpty() || token.startsWith("Bearer ") || token.startsWith("Basic "))
        return token;
    return "Bearer " + token;
}

QUrl WebhookDelivery::url() const
{
    return QUrl(m_simulator.settings.text("webhookUrl"_L1));
}

} // namespace Simulator
