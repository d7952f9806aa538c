#include "protocol/linkrequest.h"

#include <algorithm>

namespace Protocol {

using namespace Qt::StringLiterals;

namespace {

bool isTicket(QStringView text)
{
    return text.size() == 4
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QJsonObject LinkRequest::toJson() const
{
    return {{u"ticket"_s, ticket}, {u"phone"_s, phone}};
}

std::optional<LinkRequest> LinkRequest::fromJson(const QJsonObject &json)
{
    const auto ticket = json.value("ticket"_L1).toString();
    const auto phone = json.value("phone"_L1).toString();
    if (!isTicket(ticket) || phone.isEmpty())
        return std::nullopt;
    return LinkRequest{.ticket = ticket, .phone = phone};
}

} // namespace Protocol
