// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/link.h"

#include "core/base/passwordhash.h"
#include "core/model/sender.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject LinkRequest::toJson() const
{
    return {
        {u"ticket"_s, ticket}, {u"phone"_s, phone}, {u"pin"_s, QString::fromUtf8(pin.reveal())}};
}

std::optional<LinkRequest> LinkRequest::fromJson(const QJsonObject &json)
{
    const auto ticket = json.value("ticket"_L1).toString();
    const auto phone = json.value("phone"_L1).toString();
    const auto pin = json.value("pin"_L1).toString();
    if (!Core::LinkTicket::isTicket(ticket) || phone.isEmpty() || !Core::Pin::isPin(pin))
        return std::nullopt;
    return LinkRequest{.ticket = ticket, .phone = phone, .pin = Core::Secret(pin.toUtf8())};
}

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
