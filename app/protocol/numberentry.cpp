#include "protocol/numberentry.h"

#include "core/model/attempt.h"

namespace Protocol {

using namespace Qt::StringLiterals;

std::optional<NumberEntry> NumberEntry::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto number = json.value("number"_L1);
    if (!attemptId || !number.isString())
        return std::nullopt;
    return NumberEntry{.attemptId = *attemptId, .number = number.toString()};
}

} // namespace Protocol
