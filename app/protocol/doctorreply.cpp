#include "protocol/doctorreply.h"

#include "core/base/timestamp.h"
#include "protocol/findingview.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject DoctorReply::toJson() const
{
    if (!examination)
        return {{u"status"_s, u"running"_s}, {u"findings"_s, QJsonArray()}};
    return {
        {u"status"_s, u"done"_s},
        {u"findings"_s, Protocol::toJson(examination->findings)},
        {u"checkedAt"_s, Core::toRfc3339(examination->at)},
    };
}

std::optional<DoctorReply> DoctorReply::fromJson(const QJsonObject &json)
{
    const auto status = json.value("status"_L1).toString();
    if (status == "running"_L1)
        return DoctorReply{};
    const auto at = Core::fromRfc3339(json.value("checkedAt"_L1).toString());
    if (status != "done"_L1 || !at.isValid() || !json.value("findings"_L1).isArray())
        return std::nullopt;
    return DoctorReply{
        .examination = Core::Examination{
            .findings = findingsFrom(json.value("findings"_L1).toArray()), .at = at}};
}

} // namespace Protocol
