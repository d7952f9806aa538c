#include "protocol/sessionview.h"

#include "core/base/timestamp.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject toJson(const Core::SessionGrant &grant)
{
    return {{u"token"_s, QString::fromLatin1(grant.token.reveal())},
            {u"expiresAt"_s, Core::toRfc3339(grant.expiresAt)}};
}

std::optional<Core::SessionGrant> grantFrom(const QJsonObject &json)
{
    const auto token = json.value("token"_L1).toString();
    const auto expiresAt = Core::fromRfc3339(json.value("expiresAt"_L1).toString());
    if (token.isEmpty() || !expiresAt.isValid())
        return std::nullopt;
    return Core::SessionGrant{Core::Secret(token.toLatin1()), expiresAt};
}

} // namespace Protocol
