#include "protocol/signedinreply.h"

#include "protocol/sessionview.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject SignedInReply::toJson() const
{
    return {{u"user"_s, user.toJson()}, {u"session"_s, Protocol::toJson(session)}};
}

std::optional<SignedInReply> SignedInReply::fromJson(const QJsonObject &json)
{
    auto user = UserView::fromJson(json.value("user"_L1).toObject());
    auto session = grantFrom(json.value("session"_L1).toObject());
    if (!user || !session)
        return std::nullopt;
    return SignedInReply{.user = std::move(*user), .session = std::move(*session)};
}

} // namespace Protocol
