#include "protocol/findingview.h"

#include "core/base/timestamp.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Core::Finding &finding)
{
    QJsonObject json{
        {u"part"_s, finding.part},
        {u"state"_s, Core::toString(finding.state)},
        {u"code"_s, Core::toString(finding.code)},
        {u"message"_s, finding.message},
        {u"fix"_s, finding.fix},
    };
    if (finding.since)
        json.insert("since"_L1, Core::toRfc3339(*finding.since));
    if (finding.count)
        json.insert("count"_L1, *finding.count);
    if (!finding.subject.isEmpty())
        json.insert("subject"_L1, finding.subject);
    return json;
}

std::optional<Core::Finding> findingFrom(const QJsonObject &json)
{
    const auto state = Core::findingStateFrom(json.value("state"_L1).toString());
    const auto part = json.value("part"_L1).toString();
    const auto code = json.value("code"_L1).toString();
    if (!state || part.isEmpty() || code.isEmpty())
        return std::nullopt;
    Core::Finding finding{
        .code = Core::findingCodeFrom(code),
        .part = part,
        .state = *state,
        .message = json.value("message"_L1).toString(),
        .fix = json.value("fix"_L1).toString(),
        .subject = json.value("subject"_L1).toString(),
    };
    if (const auto since = Core::fromRfc3339(json.value("since"_L1).toString()); since.isValid())
        finding.since = since;
    if (const auto count = json.value("count"_L1); count.isDouble())
        finding.count = count.toInteger();
    return finding;
}

QJsonArray toJson(const QList<Core::Finding> &findings)
{
    QJsonArray json;
    for (const auto &finding : findings)
        json.append(toJson(finding));
    return json;
}

QList<Core::Finding> findingsFrom(const QJsonArray &json)
{
    QList<Core::Finding> findings;
    for (const auto &each : json) {
        if (auto finding = findingFrom(each.toObject()))
            findings.append(std::move(*finding));
    }
    return findings;
}

} // namespace Protocol
