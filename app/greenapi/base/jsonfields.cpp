// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/base/jsonfields.h"

#include <QRegularExpression>

#include <algorithm>

namespace GreenApi::JsonFields {

using namespace Qt::StringLiterals;

namespace {

bool isDecimal(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isYes(const QJsonValue &value)
{
    const auto text = value.toString();
    return value.toBool() || value.toDouble() > 0 || text.toDouble() > 0
        || text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<qint64> wholeFrom(const QJsonValue &value)
{
    auto number = value.toInteger(-1);
    if (const auto text = value.toString(); isDecimal(text)) {
        bool isSmallEnough = false;
        number = text.toLongLong(&isSmallEnough);
        if (!isSmallEnough)
            return std::nullopt;
    }
    if (number < 0)
        return std::nullopt;
    return number;
}

std::optional<qint64> positiveFrom(const QJsonValue &value)
{
    const auto number = wholeFrom(value);
    return number && *number > 0 ? number : std::nullopt;
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

Core::Expected<Person, IgnoreReason> personFrom(const QJsonValue &chatId,
                                                const QJsonValue &senderId)
{
    const auto senderText = senderId.toString();
    if (senderText.isEmpty())
        return Core::Unexpected(IgnoreReason::NoSender);
    const auto sender = ChatId::parse(senderText);
    const auto chat = ChatId::parse(chatId.toString());
    if (sender.kind == ChatKind::Other || chat.kind == ChatKind::Other)
        return Core::Unexpected(IgnoreReason::NotDirect);
    if (sender.kind == chat.kind && sender != chat)
        return Core::Unexpected(IgnoreReason::NotDirect);
    // The gateway has mixed the two forms in one message. Nothing in it says that they belong
    // together, so the number must be asked for.
    for (const auto &id : {sender, chat}) {
        if (id.kind == ChatKind::HiddenPerson)
            return Person{.chat = chat.text(), .sender = {.phone = {}, .lid = id.digits}};
    }
    const auto number = Core::PhoneNumber::fromInternationalDigits(sender.digits);
    if (!number)
        return Core::Unexpected(IgnoreReason::NotAPhoneNumber);
    return Person{.chat = chat.text(), .sender = {.phone = *number, .lid = {}}};
}

bool isTextType(const QString &typeMessage)
{
    return typeMessage == "textMessage"_L1 || typeMessage == "extendedTextMessage"_L1
        || typeMessage == "quotedMessage"_L1;
}

bool isMarkedForwarded(const QJsonObject &holder)
{
    return isYes(holder.value("isForwarded"_L1)) || isYes(holder.value("forwardingScore"_L1));
}

// "{{SWE001}}" and the like stand for a text that the gateway could not decrypt; it has also sent
// an empty text instead.
bool isReadable(const QString &text)
{
    const auto trimmed = text.trimmed();
    return !trimmed.isEmpty() && !trimmed.startsWith("{{SWE"_L1);
}

QString markerIn(const QString &text)
{
    static const QRegularExpression marker(u"\\A\\s*\\{\\{(SWE[0-9]{1,4})\\}\\}"_s);
    return marker.match(text).captured(1);
}

} // namespace GreenApi::JsonFields
