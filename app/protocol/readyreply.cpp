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
    QJsonObject json{{u"status"_s, parts.isEmpty() ? u"ready"_s : u"not_ready"_s},
                     {u"parts"_s, QJsonArray::fromStringList(parts)},
                     {u"reasons"_s, QJsonArray::fromStringList(reasons)}};
    if (gateway)
        json.insert("gateway"_L1, Core::toString(*gateway));
    if (sending)
        json.insert("sending"_L1, *sending);
    return json;
}

std::optional<ReadyReply> ReadyReply::fromJson(const QJsonObject &json)
{
    const QString status = json.value("status"_L1).toString();
    if (status != "ready"_L1 && status != "not_ready"_L1)
        return std::nullopt;
    ReadyReply reply{.parts = textsIn(json.value("parts"_L1)),
                     .reasons = textsIn(json.value("reasons"_L1))};
    if (const auto gateway = json.value("gateway"_L1); gateway.isString())
        reply.gateway = Core::gatewayStateFrom(gateway.toString());
    if (const auto sending = json.value("sending"_L1); sending.isBool())
        reply.sending = sending.toBool();
    if (status == "not_ready"_L1 && reply.parts.isEmpty())
        reply.parts = {u"server"_s};
    return reply;
}

} // namespace Protocol
