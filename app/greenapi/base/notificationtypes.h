// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "core/model/sender.h"
#include "core/phone/phonenumber.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>
#include <variant>

namespace GreenApi {

//! The state of the gateway's account (Green API, GetStateInstance).
enum class InstanceState {
    Authorized,
    //! Its phone has to scan the QR code again.
    NotAuthorized,
    //! WhatsApp has banned the number.
    Blocked,
    Sleeping,
    //! For up to five minutes after a reboot or while the gateway is maintained. Routine.
    Starting,
    //! WhatsApp lets it receive, but not send.
    Suspended,
    //! Something newer than this program: not ready.
    Unknown,
};

//! The state of the gateway's word for it, for example "notAuthorized".
[[nodiscard]] InstanceState instanceStateFrom(QStringView word);

//! The name in the log and in metrics, for example "not_authorized".
[[nodiscard]] QString toString(InstanceState state);

//! The reason why a notification signs in no one. It goes to the log; the gateway gets its 200 all
//! the same.
enum class IgnoreReason {
    //! Not JSON, or not an object.
    NotJson,
    //! Another typeWebhook: a status, a call, an echo of our own message, …
    NotAnIncomingMessage,
    //! The notification names another Green API instance than ours, or none.
    OtherInstance,
    //! Sent to another number than the company's.
    OtherNumber,
    NoSender,
    //! From a group, a channel or the statuses, or written by another than the chat's person.
    NotDirect,
    //! WhatsApp gives a hidden id ("@lid") instead of the number, and the reader wants a number.
    HiddenNumber,
    //! A person's chat id whose digits are no phone number.
    NotAPhoneNumber,
    //! A picture, a reaction, a poll, an edited message, …
    NotText,
    Forwarded,
    //! The gateway could not read the text, and sent a marker or nothing instead. A notification of
    //! it is an UnreadableText.
    Unreadable,
    //! Without a time it cannot be known whether the message answers today's code.
    NoTimestamp,
};

//! The name in answers and in the log, for example "not_direct".
[[nodiscard]] QString toString(IgnoreReason reason);

//! All of them, in the order of the enum.
[[nodiscard]] QList<IgnoreReason> allIgnoreReasons();

//! The account whose notifications count. A member that is not known is not checked.
struct Account
{
    std::optional<qint64> idInstance;
    //! The company's.
    std::optional<Core::PhoneNumber> number;
};

//! A direct, unforwarded text from a person.
struct IncomingText
{
    Core::MessageKey key;
    //! With a number, or with the hidden id that WhatsApp shows instead of it; never with both.
    Core::Sender sender;
    QString text;
    //! By WhatsApp's clock, in UTC, to the second.
    QDateTime sentAt;
};

//! A direct text from a person that the gateway could not decrypt. It has no key on purpose: the
//! real text may follow under the same message id, and must not be taken for a duplicate.
struct UnreadableText
{
    //! The chat to answer in.
    QString chat;
    Core::Sender sender;
    //! The marker that the gateway wrote instead, "SWE001"; may be empty.
    QString marker;
    QDateTime sentAt;
};

//! The gateway's account is in another state (Green API, Incoming notifications: Instance state).
struct StateChange
{
    InstanceState state = InstanceState::Unknown;
    //! The account's chat id. Empty while there is none.
    QString wid;
    //! Another number than the company's was linked.
    bool isOtherNumber = false;
    std::optional<QDateTime> changedAt;
};

//! The gateway's tariff allows no more this month; messages of further chats do not even arrive
//! (Green API, Incoming notifications: Quota exceeded).
struct QuotaWarning
{
    //! "correspondents" are chats. Empty if the gateway named none.
    QString method;
    qint64 used = 0;
    qint64 total = 0;
};

//! The content of a notification.
using Notification = std::variant<IncomingText, UnreadableText, StateChange, QuotaWarning>;

} // namespace GreenApi
