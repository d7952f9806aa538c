#include "protocol/linkrequest.h"

#include "core/linkticket.h"

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject LinkRequest::toJson() const
{
    return {{u"ticket"_s, ticket}, {u"phone"_s, phone}};
}

std::optional<LinkRequest> LinkRequest::fromJson(const QJsonObject &json)
{
    const auto ticket = json.value("ticket"_L1).toString();
    const auto phone = json.value("phone"_L1).toString();
    if (!Core::LinkTicket::isTicket(ticket) || phone.isEmpty())
        return std::nullopt;
    return LinkRequest{.ticket = ticket, .phone = phone};
}

} // namespace Protocol
