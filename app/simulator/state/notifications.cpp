// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/notifications.h"

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

QJsonObject beginning(const QString &type, const Envelope &envelope)
{
    return {{u"typeWebhook"_s, type},
            {u"instanceData"_s,
             QJsonObject{{u"idInstance"_s, envelope.idInstance},
                         {u"wid"_s, envelope.wid},
                         {u"typeInstance"_s, u"whatsapp"_s}}},
            {u"timestamp"_s, envelope.timestamp}};
}

QJsonObject extendedText(const QString &text, int forwardingScore)
{
    return {{u"text"_s, text},
            {u"description"_s, QString()},
            {u"title"_s, QString()},
            {u"previewType"_s, u"None"_s},
            {u"jpegThumbnail"_s, QString()},
            {u"forwardingScore"_s, forwardingScore},
            {u"isForwarded"_s, forwardingScore > 0}};
}

QJsonObject extendedTextData(const QString &text, int forwardingScore)
{
    return {{u"typeMessage"_s, u"extendedTextMessage"_s},
            {u"extendedTextMessageData"_s, extendedText(text, forwardingScore)}};
}

QJsonObject quotedData(const Message &message, const QString &wid)
{
    const QJsonObject text{
        {u"text"_s, message.text}, {u"stanzaId"_s, message.otherId}, {u"participant"_s, wid}};
    const QJsonObject quoted{{u"stanzaId"_s, message.otherId},
                             {u"participant"_s, wid},
                             {u"typeMessage"_s, u"textMessage"_s},
                             {u"textMessage"_s, u"What was quoted"_s}};
    return {{u"typeMessage"_s, u"quotedMessage"_s},
            {u"extendedTextMessageData"_s, text},
            {u"quotedMessage"_s, quoted}};
}

QJsonObject editedData(const Message &message)
{
    const QJsonObject edited{{u"textMessage"_s, message.text}, {u"stanzaId"_s, message.otherId}};
    return {{u"typeMessage"_s, u"editedMessage"_s}, {u"editedMessageData"_s, edited}};
}

QJsonObject imageData(const Message &message)
{
    const QJsonObject file{{u"downloadUrl"_s, u"https://media.example.net/photo.jpg"_s},
                           {u"caption"_s, message.text},
                           {u"fileName"_s, u"photo.jpg"_s},
                           {u"jpegThumbnail"_s, QString()},
                           {u"mimeType"_s, u"image/jpeg"_s},
                           {u"isAnimated"_s, false},
                           {u"forwardingScore"_s, 0},
                           {u"isForwarded"_s, false}};
    return {{u"typeMessage"_s, u"imageMessage"_s}, {u"fileMessageData"_s, file}};
}

QJsonObject reactionData(const Message &message, const QString &wid)
{
    const QJsonObject reacted{{u"stanzaId"_s, message.otherId}, {u"participant"_s, wid}};
    return {{u"typeMessage"_s, u"reactionMessage"_s},
            {u"extendedTextMessageData"_s, QJsonObject{{u"text"_s, message.text}}},
            {u"quotedMessage"_s, reacted}};
}

// The journal has the text in one place of its entry (Green API, GetChatHistory), a notification in
// several.
void putText(QJsonObject &entry, const QJsonObject &data)
{
    if (data.contains("textMessageData"_L1))
        entry["textMessage"_L1] = data["textMessageData"_L1]["textMessage"_L1];
    if (data.contains("editedMessageData"_L1))
        entry["editedMessageData"_L1] = data["editedMessageData"_L1];
    if (const auto file = data["fileMessageData"_L1].toObject(); !file.isEmpty()) {
        for (const auto &name : {u"downloadUrl"_s, u"caption"_s, u"fileName"_s, u"mimeType"_s})
            entry[name] = file[name];
    }
    if (auto text = data["extendedTextMessageData"_L1].toObject(); !text.isEmpty()) {
        entry["textMessage"_L1] = text["text"_L1];
        if (text.contains("isForwarded"_L1)) {
            entry["forwardingScore"_L1] = text.take("forwardingScore"_L1);
            entry["isForwarded"_L1] = text.take("isForwarded"_L1);
        }
        entry["extendedTextMessage"_L1] = text;
    }
    if (data.contains("quotedMessage"_L1))
        entry["quotedMessage"_L1] = data["quotedMessage"_L1];
}

} // namespace

QJsonObject messageData(const Message &message, const QString &wid)
{
    switch (message.shape) {
    case Shape::Text:
        return textData(message.text);
    case Shape::ExtendedText:
        return extendedTextData(message.text, 0);
    case Shape::Forwarded:
        return extendedTextData(message.text, 1);
    case Shape::Quoted:
        return quotedData(message, wid);
    case Shape::Edited:
        return editedData(message);
    case Shape::ImageCaption:
        return imageData(message);
    case Shape::Reaction:
        return reactionData(message, wid);
    }
    return {};
}

QJsonObject textData(const QString &text)
{
    return {{u"typeMessage"_s, u"textMessage"_s},
            {u"textMessageData"_s, QJsonObject{{u"textMessage"_s, text}}}};
}

QJsonObject extendedTextData(const QString &text)
{
    return extendedTextData(text, 0);
}

QJsonObject messageNotification(const QString &type, const Envelope &envelope,
                                const QString &idMessage, const Origin &origin,
                                const QJsonObject &messageData)
{
    auto notification = beginning(type, envelope);
    notification["idMessage"_L1] = idMessage;
    notification["senderData"_L1] = QJsonObject{{u"chatId"_s, origin.chatId},
                                                {u"chatName"_s, origin.name},
                                                {u"sender"_s, origin.sender},
                                                {u"senderName"_s, origin.name},
                                                {u"senderContactName"_s, QString()}};
    notification["messageData"_L1] = messageData;
    return notification;
}

QJsonObject statusNotification(const Envelope &envelope, const QString &chatId,
                               const QString &idMessage, const QString &status)
{
    auto notification = beginning(u"outgoingMessageStatus"_s, envelope);
    notification["chatId"_L1] = chatId;
    notification["idMessage"_L1] = idMessage;
    notification["status"_L1] = status;
    notification["sendByApi"_L1] = true;
    return notification;
}

QJsonObject stateNotification(const Envelope &envelope, const QString &state)
{
    auto notification = beginning(u"stateInstanceChanged"_s, envelope);
    notification["stateInstance"_L1] = state;
    return notification;
}

QJsonObject quotaNotification(const Envelope &envelope, const QJsonObject &quotaData)
{
    auto notification = beginning(u"quotaExceeded"_s, envelope);
    // No sample has a time, whatever the table of the documentation says.
    notification.remove("timestamp"_L1);
    notification["quotaData"_L1] = quotaData;
    return notification;
}

QJsonObject journalEntry(const QString &type, const QJsonObject &notification)
{
    const auto sender = notification["senderData"_L1].toObject();
    const auto data = notification["messageData"_L1].toObject();
    QJsonObject entry{{u"type"_s, type},
                      {u"idMessage"_s, notification["idMessage"_L1]},
                      {u"timestamp"_s, notification["timestamp"_L1]},
                      {u"typeMessage"_s, data["typeMessage"_L1]},
                      {u"chatId"_s, sender["chatId"_L1]}};
    if (type == "incoming"_L1) {
        entry["senderId"_L1] = sender["sender"_L1];
        entry["senderName"_L1] = sender["senderName"_L1];
        entry["senderContactName"_L1] = sender["senderContactName"_L1];
    }
    entry["isForwarded"_L1] = false;
    entry["forwardingScore"_L1] = 0;
    putText(entry, data);
    return entry;
}

} // namespace Simulator
