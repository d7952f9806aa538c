#include "protocol/channelmessage.h"

#include "protocol/jsonobject.h"

namespace Protocol {

using namespace Qt::StringLiterals;

namespace {

QByteArray ofType(const QString &type)
{
    return toBytes(QJsonObject{{u"type"_s, type}});
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
    if (type == "confirm"_L1 && json->value("digits"_L1).toInt() > 0) {
        return NumberWanted{.digits = json->value("digits"_L1).toInt(),
                            .triesLeft = json->value("triesLeft"_L1).toInt()};
    }
    if (type == "service"_L1)
        return ServiceChanged{ServiceView::fromJson(*json)};
    if (type != "status"_L1)
        return {};
    if (auto status = StatusReply::fromJson(*json))
        return StatusChanged{std::move(*status)};
    return {};
}

QByteArray toBytes(const Authenticate &message)
{
    return toBytes(
        QJsonObject{{u"type"_s, u"authenticate"_s},
                    {u"channelToken"_s, QString::fromUtf8(message.channelToken.reveal())}});
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
    return toBytes(QJsonObject{{u"type"_s, u"confirm"_s}, {u"number"_s, message.number}});
}

QByteArray toBytes(const StatusChanged &message)
{
    auto json = message.status.toJson();
    json.insert("type"_L1, u"status"_s);
    return toBytes(json);
}

QByteArray toBytes(const MessageArrived & /*message*/)
{
    return ofType(u"message"_s);
}

QByteArray toBytes(const NumberWanted &message)
{
    return toBytes(QJsonObject{{u"type"_s, u"confirm"_s},
                               {u"digits"_s, message.digits},
                               {u"triesLeft"_s, message.triesLeft}});
}

QByteArray toBytes(const ServiceChanged &message)
{
    auto json = message.service.toJson();
    json.insert("type"_L1, u"service"_s);
    return toBytes(json);
}

} // namespace Protocol
