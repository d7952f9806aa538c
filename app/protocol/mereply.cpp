#include "protocol/mereply.h"

#include "core/base/timestamp.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject MeReply::toJson() const
{
    auto json = user.toJson();
    json.insert("session"_L1,
                QJsonObject{{u"expiresAt"_s, Core::toRfc3339(expiresAt)},
                            {u"expiresIn"_s, qint64(expiresIn.count())}});
    return json;
}

std::optional<MeReply> MeReply::fromJson(const QJsonObject &json)
{
    auto user = UserView::fromJson(json);
    const auto session = json.value("session"_L1).toObject();
    const auto expiresAt = Core::fromRfc3339(session.value("expiresAt"_L1).toString());
    const auto expiresIn = session.value("expiresIn"_L1);
    if (!user || !expiresAt.isValid() || !expiresIn.isDouble())
        return std::nullopt;
    return MeReply{.user = std::move(*user),
                   .expiresAt = expiresAt,
                   .expiresIn = std::chrono::seconds(expiresIn.toInteger())};
}

} // namespace Protocol
