#include "service/simulatedphone.h"

#include "greenapi/receiving/notification.h"
#include "protocol/paths.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QUuid>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

QString newMessageId()
{
    return u"3A"_s + QUuid::createUuid().toString(QUuid::Id128).toUpper().left(18);
}

SimulatedPhone::Verdict verdictFrom(QNetworkReply &reply)
{
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return Core::Unexpected(u"the server does not answer: is it running?"_s);
    if (status != 200)
        return Core::Unexpected(
            u"the server refused the notification with status %1"_s.arg(status));
    const auto json = QJsonDocument::fromJson(reply.readAll()).object();
    const auto reason = json.value("reason"_L1).toString();
    return reason.isEmpty() ? json.value("status"_L1).toString() : u"ignored: "_s + reason;
}

} // namespace

SimulatedPhone::SimulatedPhone(SimulatedGateway gateway)
    : m_gateway(std::move(gateway))
{
}

void SimulatedPhone::send(const Core::PhoneNumber &sender, const QString &text,
                          const QObject *context, std::function<void(Verdict)> done)
{
    auto url = m_gateway.serverUrl;
    url.setPath(Protocol::Path::withFinalSlash(Protocol::Path::greenApiWebhook));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json; charset=utf-8"_s);
    request.setRawHeader("Authorization", "Bearer " + m_gateway.webhookToken.reveal());
    request.setTransferTimeout();
    const auto body = GreenApi::textMessageNotification({
        .idInstance = m_gateway.idInstance.value_or(inventedInstance),
        .companyNumber = m_gateway.companyNumber,
        .sender = sender,
        .senderName = u"Simulated phone"_s,
        .messageId = newMessageId(),
        .sentAt = QDateTime::currentDateTimeUtc(),
        .text = text,
    });
    auto *reply = m_network.post(request, body);
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    QObject::connect(reply, &QNetworkReply::finished, context,
                     [reply, done = std::move(done)] { done(verdictFrom(*reply)); });
}

} // namespace Service
