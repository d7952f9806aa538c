// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "greenapi/receiving/decoder.h"
#include "samples.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <optional>
#include <variant>

using Expect = std::optional<GreenApi::IgnoreReason>;
Q_DECLARE_METATYPE(Expect)

// Shared by the tests of decode().
namespace GreenApi {

inline const Account account{.idInstance = 1101000001,
                             .number = Core::PhoneNumber::fromE164(u"+996700000001")};
inline const QJsonValue removed(QJsonValue::Undefined);

//! The notification as whoever wants a readable text of a known number sees it.
inline Expect reasonFor(const QJsonObject &notification, const Account &known = account)
{
    const auto decoded = decode(Samples::toBytes(notification), known);
    if (!decoded)
        return decoded.error();
    if (std::holds_alternative<UnreadableText>(*decoded))
        return IgnoreReason::Unreadable;
    const auto *const text = std::get_if<IncomingText>(&*decoded);
    if (!text)
        return IgnoreReason::NotAnIncomingMessage;
    return text->sender.phone ? Expect() : Expect(IgnoreReason::HiddenNumber);
}

template <typename Kind>
std::optional<Kind> decodedAs(const QJsonObject &notification, const Account &known = account)
{
    const auto decoded = decode(Samples::toBytes(notification), known);
    const auto *const wanted = decoded ? std::get_if<Kind>(&*decoded) : nullptr;
    return wanted ? std::optional<Kind>(*wanted) : std::nullopt;
}

//! "text", "unreadable text", … or the reason.
inline QString outcomeOf(const QJsonObject &notification)
{
    const auto decoded = decode(Samples::toBytes(notification), account);
    static const std::array kinds{QStringLiteral("text"), QStringLiteral("unreadable text"),
                                  QStringLiteral("state"), QStringLiteral("quota")};
    return decoded ? kinds.at(decoded->index()) : toString(decoded.error());
}

inline QString named(const Expect &reason)
{
    return reason ? toString(*reason) : QStringLiteral("signs in");
}

inline QJsonObject textMessage()
{
    return Samples::object(QStringLiteral("incoming-textMessage"));
}

inline QJsonObject withSender(const QString &chat, const QString &sender)
{
    return Samples::changed(
        Samples::changed(textMessage(), QStringLiteral("senderData.chatId"), chat),
        QStringLiteral("senderData.sender"), sender);
}

} // namespace GreenApi
