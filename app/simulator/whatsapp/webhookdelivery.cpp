// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/whatsapp/webhookdelivery.h"

#include "simulator/base/httpserver.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QSslSocket>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

QByteArray targetOf(const QUrl &url)
{
    const auto path = url.path(QUrl::FullyEncoded).toLatin1();
    const auto query = url.query(QUrl::FullyEncoded).toLatin1();
    return (path.isEmpty() ? "/"_ba : path) + (url.hasQuery() ? '?' + query : QByteArray());
}

QByteArray headOf(const WebhookPost::Request &request)
{
    auto head = "POST " + targetOf(request.url)
        + " HTTP/1.1\r\nHost: " + request.url.authority(QUrl::FullyEncoded).toLatin1()
        + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(request.body.size()) + "\r\nConnection: close\r\n";
    if (!request.authorization.isEmpty())
        head += "Authorization: " + request.authorization + "\r\n";
    return head + "\r\n";
}

// The status of the first answer that is not an interim one; 0 while there is none.
int statusIn(QByteArray &answer)
{
    for (auto end = answer.indexOf("\r\n\r\n"); end >= 0; end = answer.indexOf("\r\n\r\n")) {
        const auto status = answer.mid(9, 3).toInt();
        if (!answer.startsWith("HTTP/1.") || status >= 200)
            return status;
        answer.remove(0, end + 4);
    }
    return 0;
}

QByteArray bytesOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

WebhookPost::WebhookPost(Request request, std::chrono::milliseconds timeout)
    : m_request(std::move(request))
{
    const bool isTls = m_request.url.scheme() == "https"_L1;
    auto tls = std::make_unique<QSslSocket>();
    tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    tls->setProxy(QNetworkProxy::NoProxy);
    connect(tls.get(), &QTcpSocket::readyRead, this, &WebhookPost::read);
    connect(tls.get(), &QTcpSocket::disconnected, this, [this] { finish(statusIn(m_answer)); });
    connect(
        tls.get(), &QTcpSocket::errorOccurred, this, [this] { finish(statusIn(m_answer)); },
        Qt::QueuedConnection);
    connect(&m_timeout, &QTimer::timeout, this, [this] { finish(0); });
    m_timeout.setSingleShot(true);
    m_timeout.start(timeout);
    if (isTls) {
        connect(tls.get(), &QSslSocket::encrypted, this, &WebhookPost::send);
        tls->connectToHostEncrypted(m_request.url.host(), quint16(m_request.url.port(443)));
    } else {
        connect(tls.get(), &QTcpSocket::connected, this, &WebhookPost::send);
        tls->connectToHost(m_request.url.host(), quint16(m_request.url.port(80)));
    }
    m_socket = std::move(tls);
}

WebhookPost::~WebhookPost()
{
    m_socket->disconnect(this);
}

void WebhookPost::send()
{
    m_socket->write(headOf(m_request));
    if (!m_request.isCutShort) {
        m_socket->write(m_request.body);
        return;
    }
    m_socket->write(m_request.body.left(m_request.body.size() / 2));
    m_socket->flush();
    resetConnection(*m_socket);
    finish(0);
}

void WebhookPost::read()
{
    m_answer += m_socket->readAll();
    constexpr auto longestHead = 64 * 1024;
    if (const auto status = statusIn(m_answer); status != 0 || m_answer.size() > longestHead)
        finish(status);
}

void WebhookPost::finish(int status)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_timeout.stop();
    m_socket->disconnectFromHost();
    Q_EMIT finished(status);
}

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
        m_simulator.eventLog.record("webhook.forged"_L1,
                                    {{u"status"_s, status}, {u"body"_s, body}});
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
    m_simulator.eventLog.record("webhook.posted"_L1,
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
