// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/decoder.h"

#include "greenapi/base/chatid.h"
#include "greenapi/base/jsonfields.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;
using namespace JsonFields;

namespace {

using Decoded = Core::Expected<Notification, IgnoreReason>;

std::optional<QJsonObject> objectFrom(const QByteArray &body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
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

bool isOfOtherInstance(const QJsonObject &instance, const Account &account)
{
    return account.idInstance
        && positiveFrom(instance.value("idInstance"_L1)) != account.idInstance;
}

bool isOfOtherNumber(const QJsonObject &instance, const Account &account)
{
    const auto wid = instance.value("wid"_L1);
    return account.number && !isUnset(wid) && numberFrom(wid.toString()) != account.number;
}

bool isForwarded(const QJsonObject &messageData)
{
    const auto holders = {messageData, messageData.value("textMessageData"_L1).toObject(),
                          messageData.value("extendedTextMessageData"_L1).toObject()};
    return std::any_of(holders.begin(), holders.end(), isMarkedForwarded);
}

// The type decides where the text stands, never the members that happen to be there: a reaction
// keeps its emoji where an extended text keeps its words (Green API, Incoming notifications:
// reactionMessage).
QString textFrom(const QJsonObject &messageData)
{
    if (messageData.value("typeMessage"_L1).toString() == "textMessage"_L1)
        return messageData.value("textMessageData"_L1)["textMessage"_L1].toString();
    return messageData.value("extendedTextMessageData"_L1)["text"_L1].toString();
}

Decoded messageFrom(const QJsonObject &notification, const QJsonObject &instance)
{
    const auto senderData = notification.value("senderData"_L1).toObject();
    const auto person = personFrom(senderData.value("chatId"_L1), senderData.value("sender"_L1));
    if (!person)
        return ignored(person.error());
    const auto messageData = notification.value("messageData"_L1).toObject();
    if (!isTextType(messageData.value("typeMessage"_L1).toString()))
        return ignored(IgnoreReason::NotText);
    if (isForwarded(messageData))
        return ignored(IgnoreReason::Forwarded);
    const auto sentAt = timeFrom(notification.value("timestamp"_L1));
    if (!sentAt)
        return ignored(IgnoreReason::NoTimestamp);
    const auto text = textFrom(messageData);
    if (!isReadable(text)) {
        return UnreadableText{.chat = person->chat,
                              .sender = person->sender,
                              .marker = markerIn(text),
                              .sentAt = *sentAt};
    }
    return IncomingText{
        .key = Core::MessageKey::of(positiveFrom(instance.value("idInstance"_L1)).value_or(0),
                                    person->chat, notification.value("idMessage"_L1).toString()),
        .sender = person->sender,
        .text = text,
        .sentAt = *sentAt,
    };
}

StateChange stateChangeFrom(const QJsonObject &notification, const QJsonObject &instance,
                            const Account &account)
{
    return {.state = instanceStateFrom(notification.value("stateInstance"_L1).toString()),
            .wid = ChatId::parse(instance.value("wid"_L1).toString()).text(),
            .isOtherNumber = isOfOtherNumber(instance, account),
            .changedAt = timeFrom(notification.value("timestamp"_L1))};
}

// The description lists the numbers of our chats; it is not kept.
QuotaWarning quotaWarningFrom(const QJsonObject &quotaData)
{
    static const QRegularExpression word(u"\\A[A-Za-z]{1,40}\\z"_s);
    return {.method = word.match(quotaData.value("method"_L1).toString()).captured(),
            .used = wholeFrom(quotaData.value("used"_L1)).value_or(0),
            .total = wholeFrom(quotaData.value("total"_L1)).value_or(0)};
}

QJsonObject extendedIn(const QJsonObject &message, QLatin1StringView name)
{
    return message.value(name).toObject();
}

QString journalTextFrom(const QJsonObject &message)
{
    for (const auto &value : {message.value("textMessage"_L1),
                              extendedIn(message, "extendedTextMessage"_L1).value("text"_L1),
                              extendedIn(message, "extendedTextMessageData"_L1).value("text"_L1)}) {
        if (const auto text = value.toString(); !text.isEmpty())
            return text;
    }
    return {};
}

bool isForwardedInJournal(const QJsonObject &message)
{
    return isMarkedForwarded(message)
        || isMarkedForwarded(extendedIn(message, "extendedTextMessage"_L1))
        || isMarkedForwarded(extendedIn(message, "extendedTextMessageData"_L1));
}

} // namespace

Core::Expected<Notification, IgnoreReason> decode(const QByteArray &body, const Account &account)
{
    const auto notification = objectFrom(body);
    if (!notification)
        return ignored(IgnoreReason::NotJson);
    const auto type = notification->value("typeWebhook"_L1).toString();
    const bool isMessage = type == "incomingMessageReceived"_L1;
    const bool isState = type == "stateInstanceChanged"_L1;
    if (!isMessage && !isState && type != "quotaExceeded"_L1)
        return ignored(IgnoreReason::NotAnIncomingMessage);

    const auto instance = notification->value("instanceData"_L1).toObject();
    if (isOfOtherInstance(instance, account))
        return ignored(IgnoreReason::OtherInstance);
    if (isState)
        return stateChangeFrom(*notification, instance, account);
    if (!isMessage)
        return quotaWarningFrom(notification->value("quotaData"_L1).toObject());
    if (isOfOtherNumber(instance, account))
        return ignored(IgnoreReason::OtherNumber);
    return messageFrom(*notification, instance);
}

Core::Expected<IncomingText, IgnoreReason> journalText(const QJsonObject &message,
                                                       const Account &account)
{
    if (message.value("type"_L1).toString() != "incoming"_L1)
        return ignored(IgnoreReason::NotAnIncomingMessage);
    const auto person = personFrom(message.value("chatId"_L1), message.value("senderId"_L1));
    if (!person)
        return ignored(person.error());
    if (!isTextType(message.value("typeMessage"_L1).toString()))
        return ignored(IgnoreReason::NotText);
    if (isForwardedInJournal(message))
        return ignored(IgnoreReason::Forwarded);
    const auto sentAt = timeFrom(message.value("timestamp"_L1));
    if (!sentAt)
        return ignored(IgnoreReason::NoTimestamp);
    const auto text = journalTextFrom(message);
    if (!isReadable(text))
        return ignored(IgnoreReason::Unreadable);
    return IncomingText{.key = Core::MessageKey::of(account.idInstance.value_or(0), person->chat,
                                                    message.value("idMessage"_L1).toString()),
                        .sender = person->sender,
                        .text = text,
                        .sentAt = *sentAt};
}

QList<IncomingText> journalTexts(const QJsonArray &journal, const Account &account)
{
    QList<IncomingText> texts;
    for (const auto &message : journal) {
        if (const auto text = journalText(message.toObject(), account))
            texts.append(*text);
    }
    return texts;
}

} // namespace GreenApi
