#pragma once

#include <QList>
#include <QString>

namespace GreenApi {

//! Why a notification signs nobody in. The log wants to know; the gateway gets its 200 all the
//! same.
enum class IgnoreReason {
    //! Not JSON, or not an object.
    NotJson,
    //! Another typeWebhook: a status, a call, an echo of our own message, …
    NotAnIncomingMessage,
    //! Of another Green API instance than ours, or of none.
    OtherInstance,
    //! Sent to another number than the company's.
    OtherNumber,
    NoSender,
    //! From a group, a channel or the statuses, or written by another than the chat's person.
    NotDirect,
    //! WhatsApp tells a hidden id ("@lid") instead of the number, and the reader wants a number.
    HiddenNumber,
    //! A person's chat id whose digits are no phone number.
    NotAPhoneNumber,
    //! A picture, a reaction, a poll, an edited message, …
    NotText,
    Forwarded,
    //! The gateway could not read the text, and says so with a marker or with nothing. A
    //! notification of it is an UnreadableText.
    Unreadable,
    //! Nobody knows when it was sent, so nobody knows whether it answers today's code.
    NoTimestamp,
};

//! The name in answers and in the log, for example "not_direct".
[[nodiscard]] QString toString(IgnoreReason reason);

//! All of them, in the order of the enum.
[[nodiscard]] QList<IgnoreReason> allIgnoreReasons();

} // namespace GreenApi
