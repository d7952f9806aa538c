#include "protocol/readyreply.h"

#include <QJsonArray>

namespace Protocol {

using namespace Qt::StringLiterals;

QJsonObject ReadyReply::toJson() const
{
    QJsonObject json{{u"status"_s, parts.isEmpty() ? u"ready"_s : u"not_ready"_s},
                     {u"parts"_s, QJsonArray::fromStringList(parts)},
                     {u"reasons"_s, QJsonArray::fromStringList(reasons)}};
    if (gateway)
        json.insert("gateway"_L1, Core::toString(*gateway));
    if (sending)
        json.insert("sending"_L1, *sending);
    return json;
}

} // namespace Protocol
