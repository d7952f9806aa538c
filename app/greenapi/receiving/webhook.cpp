// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/webhook.h"

#include "greenapi/base/chatid.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <algorithm>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView withoutScheme(QByteArrayView value)
{
    for (const QByteArrayView scheme : {"bearer", "basic"}) {
        const auto head = value.first(std::min(value.size(), scheme.size()));
        const auto rest = value.sliced(head.size());
        if (head.compare(scheme, Qt::CaseInsensitive) == 0 && rest.startsWith(' '))
            return rest.trimmed();
    }
    return value;
}

QByteArrayView bareToken(const QByteArray &value)
{
    return withoutScheme(withoutScheme(QByteArrayView(value).trimmed()));
}

QByteArray digest(QByteArrayView value)
{
    return QCryptographicHash::hash(value.toByteArray(), QCryptographicHash::Sha256);
}

QJsonObject instanceData(const SimulatedText &message)
{
    const auto &number = message.companyNumber;
    return {
        {u"idInstance"_s, message.idInstance},
        {u"wid"_s, number ? ChatId::ofPerson(number->digits()) : QString(u""_s)},
        {u"typeInstance"_s, u"whatsapp"_s},
    };
}

QJsonObject senderData(const SimulatedText &message)
{
    const auto chat = ChatId::ofPerson(message.sender.digits());
    return {
        {u"chatId"_s, chat},
        {u"chatName"_s, message.senderName},
        {u"sender"_s, chat},
        {u"senderName"_s, message.senderName},
        {u"senderContactName"_s, u""_s},
    };
}

// WhatsApp sends what follows a wa.me link as an extended text, not as a plain one.
QJsonObject messageData(const QString &text)
{
    const QJsonObject extendedText{
        {u"text"_s, text},           {u"description"_s, u""_s},
        {u"title"_s, u""_s},         {u"previewType"_s, u"None"_s},
        {u"jpegThumbnail"_s, u""_s}, {u"forwardingScore"_s, 0},
        {u"isForwarded"_s, false},
    };
    return {
        {u"typeMessage"_s, u"extendedTextMessage"_s},
        {u"extendedTextMessageData"_s, extendedText},
    };
}

} // namespace

bool isAuthorized(const QByteArray &authorizationHeader, const Core::Secret &token)
{
    const auto expected = bareToken(token.reveal());
    if (expected.isEmpty())
        return false;
    // The digests are compared, because a comparison of the tokens would reveal their length.
    const auto wanted = digest(expected);
    const auto given = digest(bareToken(authorizationHeader));
    return sodium_memcmp(wanted.constData(), given.constData(),
                         static_cast<std::size_t>(wanted.size()))
        == 0;
}

QByteArray textMessageNotification(const SimulatedText &message)
{
    const QJsonObject notification{
        {u"typeWebhook"_s, u"incomingMessageReceived"_s},
        {u"instanceData"_s, instanceData(message)},
        {u"timestamp"_s, message.sentAt.toSecsSinceEpoch()},
        {u"idMessage"_s, message.messageId},
        {u"senderData"_s, senderData(message)},
        {u"messageData"_s, messageData(message.text)},
    };
    return QJsonDocument(notification).toJson(QJsonDocument::Compact);
}

} // namespace GreenApi
