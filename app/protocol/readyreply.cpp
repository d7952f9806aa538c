#include "protocol/readyreply.h"

#include <QJsonArray>

namespace Protocol {

using namespace Qt::StringLiterals;

namespace {

QStringList textsIn(const QJsonValue &list)
{
    QStringList texts;
    for (const auto &text : list.toArray())
        texts.append(text.toString());
    return texts;
}

} // namespace

QJsonObject ReadyReply::toJson() const
{
    return {{u"status"_s, parts.isEmpty() ? u"ready"_s : u"not_ready"_s},
            {u"parts"_s, QJsonArray::fromStringList(parts)},
            {u"reasons"_s, QJsonArray::fromStringList(reasons)}};
}

std::optional<ReadyReply> ReadyReply::fromJson(const QJsonObject &json)
{
    const QString status = json.value("status"_L1).toString();
    if (status != "ready"_L1 && status != "not_ready"_L1)
        return std::nullopt;
    ReadyReply reply{.parts = textsIn(json.value("parts"_L1)),
                     .reasons = textsIn(json.value("reasons"_L1))};
    if (status == "not_ready"_L1 && reply.parts.isEmpty())
        reply.parts = {u"server"_s};
    return reply;
}

} // namespace Protocol
