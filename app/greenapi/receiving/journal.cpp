#include "greenapi/receiving/journal.h"

#include "greenapi/base/jsonfields.h"

namespace GreenApi {

using namespace Qt::StringLiterals;
using namespace Reading;

namespace {

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
    return saysForwarded(message) || saysForwarded(extendedIn(message, "extendedTextMessage"_L1))
        || saysForwarded(extendedIn(message, "extendedTextMessageData"_L1));
}

} // namespace

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
