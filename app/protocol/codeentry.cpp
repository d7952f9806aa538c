#include "protocol/codeentry.h"

#include "core/model/attempt.h"

#include <algorithm>

namespace Protocol {

using namespace Qt::StringLiterals;

namespace {

// Digits of other scripts are no digits here: QChar::isDigit() would take them.
bool isCode(const QString &text)
{
    constexpr auto digits = 6;
    return text.size() == digits
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QJsonObject CodeEntry::toJson() const
{
    return {{u"attemptId"_s, Core::toString(attemptId)}, {u"code"_s, code}};
}

std::optional<CodeEntry> CodeEntry::fromJson(const QJsonObject &json)
{
    const auto attemptId = Core::attemptIdFrom(json.value("attemptId"_L1).toString());
    const auto code = json.value("code"_L1).toString();
    if (!attemptId || !isCode(code))
        return std::nullopt;
    return CodeEntry{.attemptId = *attemptId, .code = code};
}

} // namespace Protocol
