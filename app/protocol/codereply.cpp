#include "protocol/codereply.h"

#include "core/base/timestamp.h"
#include "core/model/attempt.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject CodeReply::toJson() const
{
    return {
        {u"attemptId"_s, Core::toString(attemptId)},
        {u"expiresAt"_s, Core::toRfc3339(expiresAt)},
        {u"expiresIn"_s, qint64(expiresIn.count())},
        {u"serverTime"_s, Core::toRfc3339(serverTime)},
        {u"resendAfter"_s, qint64(resendAfter.count())},
    };
}

std::optional<CodeReply> CodeReply::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const CodeReply reply{
        .attemptId = attemptId.value_or(QUuid()),
        .expiresAt = Core::fromRfc3339(json.value("expiresAt"_L1).toString()),
        .expiresIn = std::chrono::seconds(json.value("expiresIn"_L1).toInteger()),
        .serverTime = Core::fromRfc3339(json.value("serverTime"_L1).toString()),
        .resendAfter = std::chrono::seconds(json.value("resendAfter"_L1).toInteger()),
    };
    const bool complete = attemptId && reply.expiresAt.isValid() && reply.serverTime.isValid()
        && reply.expiresIn.count() > 0;
    return complete ? std::optional(reply) : std::nullopt;
}

} // namespace Protocol
