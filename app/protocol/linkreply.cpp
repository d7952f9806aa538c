#include "protocol/linkreply.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject LinkReply::toJson() const
{
    return {{u"user"_s, user.toJson()}};
}

std::optional<LinkReply> LinkReply::fromJson(const QJsonObject &json)
{
    auto user = UserView::fromJson(json.value("user"_L1).toObject());
    if (!user)
        return std::nullopt;
    return LinkReply{.user = std::move(*user)};
}

} // namespace Protocol
