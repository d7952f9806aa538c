#include "protocol/signoutrequest.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject SignOutRequest::toJson() const
{
    if (reason == Core::SignOutReason::NotMe)
        return {{u"reason"_s, u"not_me"_s}};
    return {};
}

std::optional<SignOutRequest> SignOutRequest::fromJson(const QJsonObject &json)
{
    const auto reason = json.value("reason"_L1);
    if (reason.isUndefined() || reason.isNull())
        return SignOutRequest();
    if (reason.toString() == "not_me"_L1)
        return SignOutRequest{.reason = Core::SignOutReason::NotMe};
    return std::nullopt;
}

} // namespace Protocol
