// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/client/answers.h"

#include "core/base/enumtable.h"
#include "greenapi/base/chatid.h"
#include "greenapi/base/jsonfields.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<CallError> errorNames({
    {CallError::Unreachable, "unreachable"_L1},
    {CallError::AnswerLost, "answer_lost"_L1},
    {CallError::Insecure, "insecure"_L1},
    {CallError::TimedOut, "timed_out"_L1},
    {CallError::WrongCredentials, "wrong_credentials"_L1},
    {CallError::Forbidden, "forbidden"_L1},
    {CallError::NotFound, "not_found"_L1},
    {CallError::TooFast, "too_fast"_L1},
    {CallError::QuotaExceeded, "quota_exceeded"_L1},
    {CallError::WebhookUrlSet, "webhook_url_set"_L1},
    {CallError::NotReady, "not_ready"_L1},
    {CallError::InstanceGone, "instance_gone"_L1},
    {CallError::UnknownMessage, "unknown_message"_L1},
    {CallError::Refused, "refused"_L1},
    {CallError::ServerFailed, "server_failed"_L1},
    {CallError::BadAnswer, "bad_answer"_L1},
    {CallError::QueueFull, "queue_full"_L1},
});

auto bad()
{
    return Core::Unexpected(CallError::BadAnswer);
}

bool isNothing(const Net::HttpResponse &response)
{
    const auto body = response.body.trimmed();
    return body.isEmpty() || body == "null";
}

QString digitsFrom(const QJsonValue &value)
{
    if (const auto number = JsonFields::positiveFrom(value))
        return QString::number(*number);
    return {};
}

// "996…@c.us" today; Green API, CheckWhatsapp, has also shown bare digits.
std::optional<Core::PhoneNumber> phoneFrom(const QJsonValue &value)
{
    const auto id = ChatId::parse(value.toString());
    return Core::PhoneNumber::fromInternationalDigits(
        id.kind == ChatKind::Person ? id.digits : digitsFrom(value));
}

QString chatFrom(const QJsonValue &phoneNumber, const ChatId &chatId)
{
    const auto number = ChatId::parse(phoneNumber.toString());
    if (number.kind == ChatKind::Person)
        return number.text();
    const auto digits = digitsFrom(phoneNumber);
    return digits.isEmpty() ? chatId.text() : ChatId::ofPerson(digits);
}

// A notification that is no JSON must not hold back all others for a day: with its receipt it can
// be deleted.
Answer<std::optional<Delivery>> rescuedFrom(const QByteArray &body)
{
    static const QRegularExpression receipt(
        u"\\A\\s*\\{\\s*\"receiptId\"\\s*:\\s*([0-9]{1,18})\\b"_s);
    constexpr qsizetype enough = 200;
    const auto head = QString::fromLatin1(body.first(std::min(body.size(), enough)));
    const auto match = receipt.match(head);
    if (!match.hasMatch())
        return bad();
    return Delivery{.receiptId = match.captured(1).toLongLong(), .body = body};
}

} // namespace

QString toString(CallError error)
{
    return errorNames[error];
}

Answer<QJsonObject> Answers::object(const Net::HttpResponse &response)
{
    const auto document = QJsonDocument::fromJson(response.body);
    if (!document.isObject())
        return bad();
    return document.object();
}

Answer<QJsonArray> Answers::array(const Net::HttpResponse &response)
{
    const auto document = QJsonDocument::fromJson(response.body);
    if (!document.isArray())
        return bad();
    return document.array();
}

Answer<bool> Answers::saved(const Net::HttpResponse &response)
{
    const auto json = object(response);
    if (!json || !json->value("saveSettings"_L1).toBool())
        return bad();
    return true;
}

Answer<InstanceState> Answers::state(const Net::HttpResponse &response)
{
    if (isNothing(response)) // while a new instance is created
        return InstanceState::Starting;
    KIOSK_TRY(json, object(response));
    const auto word = json.value("stateInstance"_L1);
    if (!word.isString())
        return bad();
    return instanceStateFrom(word.toString());
}

Answer<WaSettings> Answers::waSettings(const Net::HttpResponse &response)
{
    if (isNothing(response))
        return WaSettings{.state = InstanceState::Starting, .phone = {}, .lid = {}};
    KIOSK_TRY(json, object(response));
    const auto chat = ChatId::parse(json.value("chatId"_L1).toString());
    const auto word = json.value("stateInstance"_L1).toString();
    // Without a word while a new instance is created, as in state().
    return WaSettings{.state = word.isEmpty() ? InstanceState::Starting : instanceStateFrom(word),
                      .phone = digitsFrom(json.value("phone"_L1)),
                      .lid = chat.kind == ChatKind::HiddenPerson ? chat.digits : QString()};
}

Answer<QString> Answers::messageId(const Net::HttpResponse &response)
{
    const auto json = object(response);
    const auto id = json ? json->value("idMessage"_L1).toString() : QString();
    if (id.isEmpty())
        return bad();
    return id;
}

Answer<WhatsappAccount> Answers::whatsappAccount(const Net::HttpResponse &response)
{
    const auto json = object(response);
    if (!json || !json->value("existsWhatsapp"_L1).isBool())
        return bad();
    const auto phoneNumber = json->value("phoneNumber"_L1);
    const auto chat = ChatId::parse(json->value("chatId"_L1).toString());
    WhatsappAccount account{.exists = json->value("existsWhatsapp"_L1).toBool(),
                            .who = {},
                            .chat = chatFrom(phoneNumber, chat)};
    account.who.phone = phoneFrom(phoneNumber);
    if (chat.kind == ChatKind::HiddenPerson)
        account.who.lid = chat.digits;
    else if (chat.kind == ChatKind::Person && !account.who.phone)
        account.who.phone = Core::PhoneNumber::fromInternationalDigits(chat.digits);
    return account;
}

Answer<std::optional<Delivery>> Answers::delivery(const Net::HttpResponse &response)
{
    if (response.status != 200 || isNothing(response))
        return std::optional<Delivery>();
    const auto json = object(response);
    if (!json)
        return rescuedFrom(response.body);
    const auto receiptId = JsonFields::wholeFrom(json->value("receiptId"_L1));
    if (!receiptId)
        return bad();
    const auto body = json->value("body"_L1);
    return Delivery{.receiptId = *receiptId,
                    .body = QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact)};
}

Answer<bool> Answers::deleted(const Net::HttpResponse &response)
{
    if (response.status != 200)
        return false;
    const auto json = object(response);
    if (!json || !json->value("result"_L1).isBool())
        return bad();
    return json->value("result"_L1).toBool();
}

Answer<qint64> Answers::count(const Net::HttpResponse &response)
{
    const auto json = object(response);
    const auto number = json ? JsonFields::wholeFrom(json->value("count"_L1)) : std::nullopt;
    if (!number)
        return bad();
    return *number;
}

} // namespace GreenApi
