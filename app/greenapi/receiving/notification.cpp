#include "greenapi/receiving/notification.h"

#include "greenapi/base/chatid.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

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
