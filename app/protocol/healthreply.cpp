#include "protocol/healthreply.h"

#include "core/base/timestamp.h"
#include "protocol/findingview.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject HealthReply::toJson() const
{
    return {
        {u"findings"_s, Protocol::toJson(findings)},
        {u"version"_s, version},
        {u"startedAt"_s, Core::toRfc3339(startedAt)},
        {u"serverTime"_s, Core::toRfc3339(serverTime)},
    };
}

std::optional<HealthReply> HealthReply::fromJson(const QJsonObject &json)
{
    HealthReply reply{
        .findings = findingsFrom(json.value("findings"_L1).toArray()),
        .version = json.value("version"_L1).toString(),
        .startedAt = Core::fromRfc3339(json.value("startedAt"_L1).toString()),
        .serverTime = Core::fromRfc3339(json.value("serverTime"_L1).toString()),
    };
    if (!json.value("findings"_L1).isArray() || !reply.startedAt.isValid()
        || !reply.serverTime.isValid())
        return std::nullopt;
    return reply;
}

} // namespace Protocol
