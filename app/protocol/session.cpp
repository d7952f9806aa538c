// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/session.h"

#include "core/base/timestamp.h"

namespace Protocol {

using namespace Qt::StringLiterals;

UserView UserView::of(const Core::Tenant &tenant, const Core::RoleTable &roles)
{
    const auto role = roles.roleOf(tenant.type);
    return {
        .id = tenant.id,
        .name = tenant.name,
        .maskedPhone = tenant.phone ? tenant.phone->masked() : QString(),
        .type = tenant.type,
        .role = Core::roleKey(role),
        .roleName = Core::roleName(role),
    };
}

QJsonObject UserView::toJson() const
{
    return {
        {u"id"_s, id},     {u"name"_s, name}, {u"phone"_s, maskedPhone},
        {u"type"_s, type}, {u"role"_s, role}, {u"roleName"_s, roleName},
    };
}

std::optional<UserView> UserView::fromJson(const QJsonObject &json)
{
    if (!json.value("id"_L1).isDouble() || !json.value("name"_L1).isString())
        return std::nullopt;
    return UserView{
        .id = json.value("id"_L1).toInteger(),
        .name = json.value("name"_L1).toString(),
        .maskedPhone = json.value("phone"_L1).toString(),
        .type = json.value("type"_L1).toString(),
        .role = json.value("role"_L1).toString(),
        .roleName = json.value("roleName"_L1).toString(),
    };
}

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
