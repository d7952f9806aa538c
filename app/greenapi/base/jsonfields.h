#pragma once

#include "core/base/expected.h"
#include "greenapi/base/chatid.h"
#include "greenapi/base/ignorereason.h"
#include "greenapi/base/notificationtypes.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

//! The rules that notifications and the journal have in common.
namespace GreenApi::Reading {

inline auto ignored(IgnoreReason reason)
{
    return Core::Unexpected(reason);
}

//! A whole number from 0 on, also one in a string. Instance ids have twelve digits since July 2026.
[[nodiscard]] std::optional<qint64> wholeFrom(const QJsonValue &value);
[[nodiscard]] std::optional<qint64> positiveFrom(const QJsonValue &value);

//! From UNIX seconds; nothing that is not within this century.
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

//! Whether @p typeMessage is one of those that carry what somebody wrote.
[[nodiscard]] bool isTextType(const QString &typeMessage);
[[nodiscard]] bool saysForwarded(const QJsonObject &holder);

//! Whether @p text is what somebody wrote, and not a marker or nothing.
[[nodiscard]] bool isReadable(const QString &text);
//! "SWE001" of "{{SWE001}}". Empty where there is none.
[[nodiscard]] QString markerIn(const QString &text);

} // namespace GreenApi::Reading
