// SPDX-License-Identifier: GPL-3.0-only
#include "service/simulatedphone.h"

#include "greenapi/receiving/webhook.h"
#include "net/httpattempt.h"
#include "protocol/paths.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

QString newMessageId()
{
    return u"3A"_s + QUuid::createUuid().toString(QUuid::Id128).toUpper().left(18);
}

SimulatedPhone::Verdict verdictFrom(const Net::HttpResponse &response)
{
    if (response.status == 0)
        return Core::Unexpected(u"the server does not answer: is it running?"_s);
    if (response.status != 200)
        return Core::Unexpected(
            u"the server refused the notification with status %1"_s.arg(response.status));
    const auto json = QJsonDocument::fromJson(response.body).object();
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
    const auto body = GreenApi::textMessageNotification({
        .idInstance = m_gateway.idInstance.value_or(inventedInstance),
        .companyNumber = m_gateway.companyNumber,
        .sender = sender,
        .senderName = u"Simulated phone"_s,
        .messageId = newMessageId(),
        .sentAt = QDateTime::currentDateTimeUtc(),
        .text = text,
    });
    const auto *attempt = Net::HttpAttempt::send(
        m_network,
        {.verb = Net::Verb::Post,
         .url = url,
         .headers = {{"Authorization", "Bearer " + m_gateway.webhookToken.reveal()}},
         .body = body,
         .contentType = "application/json; charset=utf-8",
         .timeout = std::chrono::seconds(30)});
    QObject::connect(
        attempt, &Net::HttpAttempt::finished, context,
        [done = std::move(done)](const auto &response) { done(verdictFrom(response)); });
}

} // namespace Service
