#include "protocol/startreply.h"

#include "core/base/timestamp.h"
#include "core/model/attempt.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject StartReply::toJson() const
{
    return {
        {u"attemptId"_s, Core::toString(attemptId)},
        {u"expiresAt"_s, Core::toRfc3339(expiresAt)},
        {u"loginMessage"_s, loginMessage},
        {u"qrPayload"_s, loginMessage},
        {u"whatsappLink"_s, whatsappLink ? QJsonValue(*whatsappLink) : QJsonValue()},
        {u"channelToken"_s, QString::fromLatin1(channelToken.reveal())},
        {u"expiresIn"_s, qint64(expiresIn.count())},
        {u"serverTime"_s, Core::toRfc3339(serverTime)},
        {u"rotateAfter"_s, qint64(rotateAfter.count())},
        {u"codeLogin"_s, codeLogin},
    };
}

std::optional<StartReply> StartReply::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    StartReply reply{
        .attemptId = attemptId.value_or(QUuid()),
        .expiresAt = Core::fromRfc3339(json.value("expiresAt"_L1).toString()),
        .loginMessage = json.value("loginMessage"_L1).toString(),
        .whatsappLink = {},
        .channelToken = Core::Secret(json.value("channelToken"_L1).toString().toLatin1()),
        .expiresIn = std::chrono::seconds(json.value("expiresIn"_L1).toInteger()),
        .serverTime = Core::fromRfc3339(json.value("serverTime"_L1).toString()),
        .rotateAfter = std::chrono::seconds(json.value("rotateAfter"_L1).toInteger()),
        .codeLogin = json.value("codeLogin"_L1).toBool(),
    };
    if (const auto link = json.value("whatsappLink"_L1); link.isString())
        reply.whatsappLink = link.toString();
    const bool complete = attemptId && reply.expiresAt.isValid() && reply.serverTime.isValid()
        && !reply.loginMessage.isEmpty() && !reply.channelToken.isEmpty()
        && reply.expiresIn.count() > 0;
    return complete ? std::optional(reply) : std::nullopt;
}

} // namespace Protocol
