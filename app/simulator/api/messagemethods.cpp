// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/api/methods.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto longestMessage = 20000;
constexpr auto shortestId = 16;
constexpr auto usualMinutes = 1440;
constexpr auto usualCount = 100;

std::optional<QString> complaintAboutMessage(const QJsonObject &body)
{
    if (const auto complaint = complaintAboutChatId(body))
        return complaint;
    if (const auto complaint = complaintAboutText(body, u"message"_s))
        return complaint;
    if (body["message"_L1].toString().size() > longestMessage)
        return u"'message' length must be less than or equal to 20000 characters long"_s;
    const auto quoted = body["quotedMessageId"_L1];
    if (!quoted.isUndefined() && quoted.toString().size() < shortestId)
        return u"'message id' must be at least 16 symbols"_s;
    const auto preview = body["linkPreview"_L1];
    if (!preview.isUndefined() && !preview.isBool())
        return u"'linkPreview' must be a boolean"_s;
    return std::nullopt;
}

// "phoneNumber" is a number in JSON; "chatId" may be either form of a person.
QString addressFrom(const QJsonObject &body)
{
    const auto number = body["phoneNumber"_L1];
    return number.isDouble() ? QString::number(number.toInteger()) : body["chatId"_L1].toString();
}

} // namespace

MessageMethods::MessageMethods(SimulatorState &simulator, Outbox &outbox)
    : m_simulator(simulator)
    , m_outbox(outbox)
{
}

QList<ApiMethod> MessageMethods::methods()
{
    using Call = const ApiCall &;
    return {
        {u"sendMessage"_s, "POST"_ba, 50, [this](Call call) { return sendMessage(call); }},
        {u"checkWhatsapp"_s, "POST"_ba, 10, [this](Call call) { return checkWhatsapp(call); }},
        {u"readChat"_s, "POST"_ba, 10, [this](Call call) { return readChat(call); }},
        {u"lastIncomingMessages"_s, "GET"_ba, 1,
         [this](Call call) { return newest(u"incoming"_s, call); }},
        {u"lastOutgoingMessages"_s, "GET"_ba, 1,
         [this](Call call) { return newest(u"outgoing"_s, call); }},
        {u"getMessage"_s, "POST"_ba, 10, [this](Call call) { return getMessage(call); }},
        {u"getChatHistory"_s, "POST"_ba, 1, [this](Call call) { return getChatHistory(call); }},
    };
}

HttpReply MessageMethods::sendMessage(const ApiCall &call)
{
    if (const auto complaint = complaintAboutMessage(call.body))
        return invalidReply(call, *complaint);
    const auto chatId = call.body["chatId"_L1].toString();
    const auto person = m_simulator.contacts.personOf(chatId).key();
    if (!m_simulator.quota.admitChat(person.isEmpty() ? chatId : person))
        return HttpReply::json(m_simulator.quota.chatsAnswer(), 466);
    const auto id = m_outbox.queue(chatId, call.body["message"_L1].toString());
    return HttpReply::json({{u"idMessage"_s, id}});
}

HttpReply MessageMethods::checkWhatsapp(const ApiCall &call)
{
    if (const auto refusal = refusalByState(call))
        return *refusal;
    const auto number = call.body["phoneNumber"_L1];
    if (number.isUndefined() && call.body["chatId"_L1].isUndefined())
        return invalidReply(call, u"'phoneNumber' is required"_s);
    if (!number.isUndefined() && !number.isDouble())
        return invalidReply(call, u"'phoneNumber' must be a number"_s);
    if (number.isUndefined()) {
        if (const auto complaint = complaintAboutChatId(call.body))
            return invalidReply(call, *complaint);
    }
    if (!m_simulator.quota.admitCall(u"checkWhatsapp"_s))
        return HttpReply::json(m_simulator.quota.methodAnswer(u"checkWhatsapp"_s), 466);
    const auto person = m_simulator.contacts.personOf(addressFrom(call.body));
    const bool exists = m_simulator.contacts.hasWhatsapp(person);
    if (m_simulator.options.hasClassicCheck || !exists)
        return HttpReply::json({{u"existsWhatsapp"_s, exists}});
    m_simulator.contacts.remember(person);
    const bool isByLid =
        number.isUndefined() && !call.body["chatId"_L1].toString().endsWith("@c.us"_L1);
    const bool isShown = !person.number.isEmpty() && !(isByLid && person.isHidden);
    return HttpReply::json({{u"existsWhatsapp"_s, true},
                            {u"chatId"_s, person.lid + u"@lid"_s},
                            {u"username"_s, QString()},
                            {u"phoneNumber"_s, isShown ? person.key() : QString()},
                            {u"fromCache"_s, false}});
}

HttpReply MessageMethods::readChat(const ApiCall &call) const
{
    if (const auto refusal = refusalByState(call))
        return *refusal;
    if (const auto complaint = complaintAboutChatId(call.body))
        return invalidReply(call, *complaint);
    return HttpReply::json({{u"setRead"_s, true}});
}

HttpReply MessageMethods::newest(const QString &type, const ApiCall &call) const
{
    bool isNumber = false;
    const auto asked = call.query.queryItemValue(u"minutes"_s).toInt(&isNumber);
    const auto minutes = isNumber && asked > 0 ? asked : usualMinutes;
    return HttpReply::jsonArray(
        m_simulator.journal.newest(type, call.at.addSecs(-60LL * minutes).toSecsSinceEpoch()));
}

HttpReply MessageMethods::getMessage(const ApiCall &call) const
{
    if (const auto complaint = complaintAboutChatId(call.body))
        return invalidReply(call, *complaint);
    if (const auto complaint = complaintAboutText(call.body, u"idMessage"_s))
        return invalidReply(call, *complaint);
    const auto chatId = call.body["chatId"_L1].toString();
    if (m_simulator.journal.chat(chatId, 1).isEmpty())
        return errorReply(call, 400, u"chatId not found"_s);
    const auto entry = m_simulator.journal.message(chatId, call.body["idMessage"_L1].toString());
    if (entry.isEmpty())
        return errorReply(call, 400, u"ID message notfound"_s);
    return HttpReply::json(entry);
}

HttpReply MessageMethods::getChatHistory(const ApiCall &call)
{
    if (const auto complaint = complaintAboutChatId(call.body))
        return invalidReply(call, *complaint);
    if (!m_simulator.quota.admitCall(u"getChatHistory"_s))
        return HttpReply::json(m_simulator.quota.methodAnswer(u"getChatHistory"_s), 466);
    return HttpReply::jsonArray(m_simulator.journal.chat(call.body["chatId"_L1].toString(),
                                                         call.body["count"_L1].toInt(usualCount)));
}

// Which method answers which of these texts is inferred; the texts are known.
std::optional<HttpReply> MessageMethods::refusalByState(const ApiCall &call) const
{
    if (m_simulator.state.name() == "starting"_L1)
        return errorReply(call, 400, u"instance in starting process try later"_s);
    if (m_simulator.state.isUnlinked())
        return errorReply(call, 400, u"instance account not authorized"_s);
    if (m_simulator.state.name().isEmpty())
        return errorReply(call, 400, u"instance is starting or not authorized"_s);
    return std::nullopt;
}

} // namespace Simulator
