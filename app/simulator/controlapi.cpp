// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/controlapi.h"

#include "simulator/gateway.h"
#include "simulator/state/contacts.h"
#include "simulator/state/simulatorstate.h"

#include <QMetaEnum>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

HttpReply wrong(const QString &what)
{
    return HttpReply::json({{u"error"_s, what}}, 400);
}

HttpReply done()
{
    return HttpReply::json(QJsonObject{{u"done"_s, true}});
}

template <typename Enum>
std::optional<Enum> valueNamed(const QString &name)
{
    bool isKnown = false;
    const auto value =
        QMetaEnum::fromType<Enum>().keyToValue(name.toLatin1().constData(), &isKnown);
    return isKnown ? std::optional(Enum(value)) : std::nullopt;
}

} // namespace

ControlApi::ControlApi(Gateway &gateway, SimulatorState &simulator)
    : m_gateway(gateway)
    , m_simulator(simulator)
    , m_posts({
          {u"message"_s, [this](const QJsonObject &body) { return message(body); }},
          {u"state"_s, [this](const QJsonObject &body) { return state(body); }},
          {u"settings"_s, [this](const QJsonObject &body) { return settings(body); }},
          {u"fault"_s, [this](const QJsonObject &body) { return fault(body); }},
          {u"contact"_s, [this](const QJsonObject &body) { return contact(body); }},
          {u"plan"_s, [this](const QJsonObject &body) { return plan(body); }},
          {u"number"_s, [this](const QJsonObject &body) { return number(body); }},
          {u"forge"_s, [this](const QJsonObject &body) { return forge(body); }},
          {u"prepare"_s, [this](const QJsonObject &body) { return prepare(body); }},
      })
{
}

std::optional<HttpReply> ControlApi::answer(const HttpRequest &request)
{
    const auto prefix = u"/simulator/"_s;
    if (!request.path.startsWith(prefix))
        return std::nullopt;
    const auto name = request.path.mid(prefix.size());
    if (request.method == "POST") {
        const auto found = m_posts.find(name);
        if (found == m_posts.end())
            return std::nullopt;
        const auto body = objectFrom(request.body);
        return body ? found->second(*body) : wrong(u"the body is not a JSON object"_s);
    }
    if (request.method != "GET")
        return std::nullopt;
    if (name == "status"_L1)
        return status();
    if (name == "chats"_L1)
        return HttpReply::json(m_simulator.chats.all());
    if (name == "events"_L1) {
        const auto since = request.query.queryItemValue(u"since"_s).toLongLong();
        return HttpReply::jsonArray(m_simulator.eventLog.since(since));
    }
    return std::nullopt;
}

HttpReply ControlApi::message(const QJsonObject &body)
{
    const auto shape = valueNamed<Shape>(body["shape"_L1].toString(u"Text"_s));
    if (!shape)
        return wrong(u"there is no such shape"_s);
    Message message{.from = body["from"_L1].toString(),
                    .text = body["text"_L1].toString(),
                    .shape = *shape,
                    .age = std::chrono::seconds(body["age"_L1].toInteger()),
                    .group = body["group"_L1].toString(),
                    .idMessage = body["idMessage"_L1].toString()};
    if (body.contains("name"_L1))
        message.name = body["name"_L1].toString();
    const auto id = m_gateway.write(message);
    return id.isEmpty() ? wrong(u"from is nobody's number or lid"_s)
                        : HttpReply::json({{u"idMessage"_s, id}});
}

HttpReply ControlApi::state(const QJsonObject &body)
{
    if (!body["state"_L1].isString())
        return wrong(u"state is not a string"_s);
    m_gateway.setState(body["state"_L1].toString());
    return done();
}

HttpReply ControlApi::settings(const QJsonObject &body)
{
    if (const auto complaint = AccountSettings::complaint(body))
        return wrong(*complaint);
    m_gateway.setSettings(body);
    return done();
}

HttpReply ControlApi::fault(const QJsonObject &body)
{
    if (body.isEmpty()) {
        m_simulator.faults.clear();
        return done();
    }
    const auto fault = valueNamed<Fault>(body["fault"_L1].toString());
    if (!fault)
        return wrong(u"there is no such fault"_s);
    const auto method = body["method"_L1].toString();
    if (body.contains("next"_L1))
        m_simulator.faults.strikeNext(*fault, body["next"_L1].toInt(), method);
    else if (body.contains("probability"_L1))
        m_simulator.faults.strikeByChance(*fault, body["probability"_L1].toDouble(), method);
    else
        m_simulator.faults.clear(*fault);
    return done();
}

HttpReply ControlApi::contact(const QJsonObject &body)
{
    const auto number = m_simulator.contacts.personOf(body["number"_L1].toString()).number;
    if (number.isEmpty())
        return wrong(u"number is not a number"_s);
    const auto lid = body["lid"_L1];
    if (!lid.isUndefined() && Address::parse(lid.toString() + u"@lid"_s).kind != Address::Kind::Lid)
        return wrong(u"lid is not the digits of a lid"_s);
    if (!lid.isUndefined())
        m_simulator.contacts.assign(number, lid.toString());
    if (body.contains("isHidden"_L1))
        m_simulator.contacts.setHidden(number, body["isHidden"_L1].toBool());
    if (body.contains("hasWhatsapp"_L1))
        m_simulator.contacts.setHasWhatsapp(number, body["hasWhatsapp"_L1].toBool());
    return done();
}

HttpReply ControlApi::plan(const QJsonObject &body)
{
    m_gateway.setPlan({.chats = body["chats"_L1].toInt(),
                       .checkWhatsapp = body["checkWhatsapp"_L1].toInt(),
                       .getChatHistory = body["getChatHistory"_L1].toInt()});
    return done();
}

HttpReply ControlApi::number(const QJsonObject &body)
{
    const auto number = m_simulator.contacts.personOf(body["number"_L1].toString()).number;
    if (number.isEmpty())
        return wrong(u"number is not a number"_s);
    m_gateway.setNumber(number);
    return done();
}

HttpReply ControlApi::forge(const QJsonObject &body)
{
    m_gateway.forge(body["body"_L1].toObject(), body["authorization"_L1].toString().toUtf8());
    return done();
}

HttpReply ControlApi::prepare(const QJsonObject &body)
{
    m_gateway.prepare(body["text"_L1].toString());
    return done();
}

HttpReply ControlApi::status() const
{
    return HttpReply::json({{u"state"_s, m_simulator.state.name()},
                            {u"number"_s, m_simulator.options.number},
                            {u"settings"_s, m_simulator.settings.active()},
                            {u"queued"_s, m_simulator.queue.size()}});
}

} // namespace Simulator
