#include "protocol/userview.h"

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

} // namespace Protocol
