// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/channelmessage.h"

#include "protocol/json.h"

namespace Protocol {

using namespace Qt::StringLiterals;

namespace {

QByteArray ofType(const QString &type, QJsonObject members = {})
{
    members.insert("type"_L1, type);
    return toBytes(members);
}

} // namespace

ClientMessage clientMessageFrom(const QByteArray &text)
{
    const auto json = objectFrom(text);
    if (!json)
        return {};
    const auto type = json->value("type"_L1).toString();
    if (type == "authenticate"_L1)
        return Authenticate{Core::Secret(json->value("channelToken"_L1).toString().toUtf8())};
    if (type == "received"_L1)
        return Received{};
    if (type == "cancel"_L1)
        return Cancel{};
    if (type == "confirm"_L1 && json->value("number"_L1).isString())
        return EnterNumber{json->value("number"_L1).toString()};
    return {};
}

ServerMessage serverMessageFrom(const QByteArray &text)
{
    const auto json = objectFrom(text);
    if (!json)
        return {};
    const auto type = json->value("type"_L1).toString();
    if (type == "message"_L1)
        return MessageArrived{};
    if (type == "service"_L1)
        return ServiceChanged{ServiceView::fromJson(*json)};
    if (const auto number = NumberWanted::fromJson(*json); number && type == "confirm"_L1)
        return *number;
    if (auto status = StatusReply::fromJson(*json); status && type == "status"_L1)
        return StatusChanged{std::move(*status)};
    return {};
}

QByteArray toBytes(const Authenticate &message)
{
    return ofType(u"authenticate"_s,
                  {{u"channelToken"_s, QString::fromUtf8(message.channelToken.reveal())}});
}

QByteArray toBytes(const Received & /*message*/)
{
    return ofType(u"received"_s);
}

QByteArray toBytes(const Cancel & /*message*/)
{
    return ofType(u"cancel"_s);
}

QByteArray toBytes(const EnterNumber &message)
{
    return ofType(u"confirm"_s, {{u"number"_s, message.number}});
}

QByteArray toBytes(const StatusChanged &message)
{
    return ofType(u"status"_s, message.status.toJson());
}

QByteArray toBytes(const MessageArrived & /*message*/)
{
    return ofType(u"message"_s);
}

QByteArray toBytes(const NumberWanted &message)
{
    return ofType(u"confirm"_s, message.toJson());
}

QByteArray toBytes(const ServiceChanged &message)
{
    return ofType(u"service"_s, message.service.toJson());
}

} // namespace Protocol
