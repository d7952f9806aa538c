// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "greenapi/base/chatid.h"
#include "greenapi/base/notificationtypes.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

//! The rules that notifications and the journal have in common.
namespace GreenApi::JsonFields {

inline auto ignored(IgnoreReason reason)
{
    return Core::Unexpected(reason);
}

//! A whole number from 0 on, also one in a string. Instance ids have had twelve digits since July
//! 2026.
[[nodiscard]] std::optional<qint64> wholeFrom(const QJsonValue &value);
[[nodiscard]] std::optional<qint64> positiveFrom(const QJsonValue &value);

//! From UNIX seconds, in UTC; nothing for a time that is not within this century.
[[nodiscard]] std::optional<QDateTime> timeFrom(const QJsonValue &timestamp);

//! The one person of a chat.
struct Person
{
    //! The chat's id in its canonical form.
    QString chat;
    Core::Sender sender;
};
[[nodiscard]] Core::Expected<Person, IgnoreReason> personFrom(const QJsonValue &chatId,
                                                              const QJsonValue &senderId);

//! Whether @p typeMessage is one of those that carry what somebody wrote (Green API, Incoming
//! notifications: textMessage, extendedTextMessage, quotedMessage).
[[nodiscard]] bool isTextType(const QString &typeMessage);
//! Whether @p holder has "isForwarded" or a "forwardingScore" above 0.
[[nodiscard]] bool isMarkedForwarded(const QJsonObject &holder);

//! Whether @p text is what somebody wrote, and not a marker or nothing.
[[nodiscard]] bool isReadable(const QString &text);
//! "SWE001" of "{{SWE001}}". Empty where there is none.
[[nodiscard]] QString markerIn(const QString &text);

} // namespace GreenApi::JsonFields
