// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QObject>
#include <QString>

#include <chrono>

//! A Green API instance that only pretends: the HTTP API, the notifications and the people who
//! write. Everything lives in one thread, the one that made the Gateway.
namespace Simulator {

Q_NAMESPACE

//! The form of a message in a notification (Green API, Incoming notifications: textMessage,
//! extendedTextMessage, quotedMessage, editedMessage, imageMessage, reactionMessage).
enum class Shape {
    Text,
    //! Also what a message from a wa.me link may arrive as.
    ExtendedText,
    Forwarded,
    Quoted,
    //! Arrives only while "editedMessageWebhook" is on.
    Edited,
    ImageCaption,
    //! The text is the emoji.
    Reaction,
};
Q_ENUM_NS(Shape)

//! The faults that can be simulated. Each is a switch of Faults.
enum class Fault {
    // Faults of an incoming message.
    DuplicateDelivery,
    //! It is in the journal and never in the queue.
    Loss,
    //! It is queued after Times::lateness, with the time at which it was written.
    DelayedDelivery,
    //! "{{SWE001}}" first, the text Times::markerPause later under the same message id.
    MarkerThenText,
    //! The same, and the text has a message id of its own.
    MarkerThenTextOtherId,
    //! SWE999: "textMessageData" is empty, and the text never comes.
    EmptyText,
    LidSender,
    EmptySender,
    UnknownType,
    //! The notification names another number as the account's own.
    ChangedWid,
    //! The journal knows the message Times::journalLag later.
    JournalLag,
    //! The journal never knows the message.
    NotInJournal,
    // Faults of an answer of the API.
    //! The request is obeyed, then the connection is reset instead of an answer.
    ConnectionReset,
    //! The answer comes Times::slowness later.
    SlowAnswer,
    Answer403,
    Answer408,
    Answer429,
    Answer466,
    Answer500,
    Answer502,
    Answer504,
    //! "deleteNotification" answers an unknown receipt with the 500 of older servers.
    DeleteCrash,
    // Faults of a webhook.
    //! The connection is reset in the middle of the body.
    WebhookReset,
    //! A copy under another message id and without Authorization is posted before the real one.
    ForgedWithoutHeader,
    //! The same, with an invented token.
    ForgedWithWrongHeader,
};
Q_ENUM_NS(Fault)

//! A message of a person to the account.
struct Message
{
    //! "+996…", "996…", "996…@c.us" or "…@lid".
    QString from{};
    QString text{};
    Shape shape = Shape::Text;
    //! The push name, which the person chose.
    QString name = QStringLiteral("Test User");
    //! How long ago it was written, for its timestamp.
    std::chrono::seconds age{0};
    //! "…@g.us", if it is written in a group.
    QString group{};
    //! Made up if it is empty.
    QString idMessage{};
    //! The id of the message that is quoted, edited or reacted to.
    QString otherId = QStringLiteral("3EB0C767D097B7C7C030");
};

} // namespace Simulator
