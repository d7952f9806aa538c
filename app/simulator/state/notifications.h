// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/vocabulary.h"

#include <QJsonObject>
#include <QString>

namespace Simulator {

//! The members that all notifications of the instance have.
struct Envelope
{
    qint64 idInstance = 0;
    //! "996…@c.us", or empty while no phone is linked.
    QString wid{};
    //! UNIX seconds.
    qint64 timestamp = 0;
};

//! The chat and the sender of a message, as the gateway gives them.
struct Origin
{
    QString chatId{};
    QString sender{};
    QString name{};
};

//! "messageData" of a person's message (Green API, Incoming notifications: textMessage and the
//! other types). GreenApi::textMessageNotification() writes one of these, too, on purpose: the
//! simulator is a statement of the protocol of its own, not a mirror of the client that it tests.
[[nodiscard]] QJsonObject messageData(const Message &message, const QString &wid);
//! "messageData" with a literal marker in place of the text, "{{SWE001}}", which the gateway sends
//! when it cannot read a message.
[[nodiscard]] QJsonObject textData(const QString &text);
//! "messageData" of the account's own text, sent through the API.
[[nodiscard]] QJsonObject extendedTextData(const QString &text);

//! @p type is "incomingMessageReceived" or "outgoingAPIMessageReceived".
[[nodiscard]] QJsonObject messageNotification(const QString &type, const Envelope &envelope,
                                              const QString &idMessage, const Origin &origin,
                                              const QJsonObject &messageData);
//! Green API, Incoming notifications: Outgoing message status.
[[nodiscard]] QJsonObject statusNotification(const Envelope &envelope, const QString &chatId,
                                             const QString &idMessage, const QString &status);
[[nodiscard]] QJsonObject stateNotification(const Envelope &envelope, const QString &state);
[[nodiscard]] QJsonObject quotaNotification(const Envelope &envelope, const QJsonObject &quotaData);

//! The flat object of the journals for a notification of a message. @p type is
//! "incoming" or "outgoing".
[[nodiscard]] QJsonObject journalEntry(const QString &type, const QJsonObject &notification);

} // namespace Simulator
