#include "greenapi/decoder.h"

#include "greenapi/chatid.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

template <typename Value>
using OrIgnored = Core::Expected<Value, IgnoreReason>;

auto ignored(IgnoreReason reason)
{
    return Core::Unexpected(reason);
}

std::optional<QJsonObject> objectFrom(const QByteArray &body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

bool isDecimal(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

//! A positive whole number, also one in a string. Instance ids have twelve digits since July 2026.
std::optional<qint64> positiveFrom(const QJsonValue &value)
{
    auto number = value.toInteger();
    if (const auto text = value.toString(); isDecimal(text))
        number = text.toLongLong();
    if (number <= 0)
        return std::nullopt;
    return number;
}

std::optional<Core::PhoneNumber> numberFrom(const QString &wid)
{
    const auto id = ChatId::parse(wid);
    if (id.kind != ChatKind::Person)
        return std::nullopt;
    return Core::PhoneNumber::fromInternationalDigits(id.digits);
}

// The gateway leaves "wid" empty while the instance is not authorised.
bool isUnset(const QJsonValue &wid)
{
    return wid.isUndefined() || wid.isNull() || (wid.isString() && wid.toString().isEmpty());
}

std::optional<IgnoreReason> wrongAccount(const QJsonObject &instance, const Account &account)
{
    if (account.idInstance && positiveFrom(instance.value("idInstance"_L1)) != account.idInstance)
        return IgnoreReason::OtherInstance;
    const auto wid = instance.value("wid"_L1);
    if (account.number && !isUnset(wid) && numberFrom(wid.toString()) != account.number)
        return IgnoreReason::OtherNumber;
    return std::nullopt;
}

//! The one person of the chat.
OrIgnored<ChatId> directSenderFrom(const QJsonObject &senderData)
{
    const auto senderText = senderData.value("sender"_L1).toString();
    if (senderText.isEmpty())
        return ignored(IgnoreReason::NoSender);
    const auto sender = ChatId::parse(senderText);
    const auto chat = ChatId::parse(senderData.value("chatId"_L1).toString());
    if (sender.kind == ChatKind::Other || chat.kind == ChatKind::Other)
        return ignored(IgnoreReason::NotDirect);
    if (sender.kind == ChatKind::HiddenPerson || chat.kind == ChatKind::HiddenPerson)
        return ignored(IgnoreReason::HiddenNumber);
    if (sender != chat)
        return ignored(IgnoreReason::NotDirect);
    return sender;
}

bool saysYes(const QJsonValue &value)
{
    const auto text = value.toString();
    return value.toBool() || value.toDouble() > 0 || text.toDouble() > 0
        || text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

bool isForwarded(const QJsonObject &messageData)
{
    const auto holders = {messageData, messageData.value("textMessageData"_L1).toObject(),
                          messageData.value("extendedTextMessageData"_L1).toObject()};
    return std::any_of(holders.begin(), holders.end(), [](const QJsonObject &holder) {
        return saysYes(holder.value("isForwarded"_L1))
            || saysYes(holder.value("forwardingScore"_L1));
    });
}

//! The text of a message that is one. The type decides where it stands, never the members that
//! happen to be there: a reaction keeps its emoji where an extended text keeps its words.
OrIgnored<QString> textFrom(const QJsonObject &messageData)
{
    const auto type = messageData.value("typeMessage"_L1).toString();
    if (type == "textMessage"_L1)
        return messageData.value("textMessageData"_L1)["textMessage"_L1].toString();
    if (type == "extendedTextMessage"_L1 || type == "quotedMessage"_L1)
        return messageData.value("extendedTextMessageData"_L1)["text"_L1].toString();
    return ignored(IgnoreReason::NotText);
}

// "{{SWE001}}" and its kin stand for a text that the gateway could not decrypt; it has also sent
// nothing instead. The real text may follow under the same message id.
bool isReadable(const QString &text)
{
    const auto trimmed = text.trimmed();
    return !trimmed.isEmpty() && !trimmed.startsWith("{{SWE"_L1);
}

OrIgnored<QString> writtenTextFrom(const QJsonObject &messageData)
{
    auto text = textFrom(messageData);
    if (!text)
        return text;
    if (isForwarded(messageData))
        return ignored(IgnoreReason::Forwarded);
    if (!isReadable(*text))
        return ignored(IgnoreReason::Unreadable);
    return text;
}

std::optional<QDateTime> timeFrom(const QJsonValue &timestamp)
{
    constexpr qint64 september2001 = 1'000'000'000;
    constexpr qint64 year2100 = 4'102'444'800; // milliseconds would lie far beyond it
    const auto seconds = positiveFrom(timestamp);
    if (!seconds || *seconds < september2001 || *seconds >= year2100)
        return std::nullopt;
    return QDateTime::fromSecsSinceEpoch(*seconds).toUTC();
}

} // namespace

Core::Expected<IncomingText, IgnoreReason> decode(const QByteArray &body, const Account &account)
{
    const auto notification = objectFrom(body);
    if (!notification)
        return ignored(IgnoreReason::NotJson);
    if (notification->value("typeWebhook"_L1).toString() != "incomingMessageReceived"_L1)
        return ignored(IgnoreReason::NotAnIncomingMessage);

    const auto instance = notification->value("instanceData"_L1).toObject();
    if (const auto reason = wrongAccount(instance, account))
        return ignored(*reason);
    const auto sender = directSenderFrom(notification->value("senderData"_L1).toObject());
    if (!sender)
        return ignored(sender.error());
    const auto number = Core::PhoneNumber::fromInternationalDigits(sender->digits);
    if (!number)
        return ignored(IgnoreReason::NotAPhoneNumber);
    const auto text = writtenTextFrom(notification->value("messageData"_L1).toObject());
    if (!text)
        return ignored(text.error());
    const auto sentAt = timeFrom(notification->value("timestamp"_L1));
    if (!sentAt)
        return ignored(IgnoreReason::NoTimestamp);

    return IncomingText{
        .key = {.instance = positiveFrom(instance.value("idInstance"_L1)).value_or(0),
                .chat = ChatId::ofPerson(sender->digits),
                .messageId = notification->value("idMessage"_L1).toString()},
        .sender = *number,
        .text = *text,
        .sentAt = *sentAt,
    };
}

} // namespace GreenApi
