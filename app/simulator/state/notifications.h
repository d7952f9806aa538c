#pragma once

#include "simulator/base/vocabulary.h"

#include <QJsonObject>
#include <QString>

namespace Simulator {

//! What all notifications of the instance have in common.
struct Envelope
{
    qint64 idInstance = 0;
    //! "996…@c.us", or empty while no phone is linked.
    QString wid{};
    //! UNIX seconds.
    qint64 timestamp = 0;
};

//! Where and by whom a message was written, as the gateway tells it.
struct Origin
{
    QString chatId{};
    QString sender{};
    QString name{};
};

//! "messageData" of what a person wrote (Green API, "Incoming message" webhook).
[[nodiscard]] QJsonObject messageData(const Message &message, const QString &wid);
//! "messageData" with a literal marker in place of the text, "{{SWE001}}", which the gateway sends
//! when it cannot read a message.
[[nodiscard]] QJsonObject textData(const QString &text);
//! Of the account's own text, sent through the API.
[[nodiscard]] QJsonObject extendedTextData(const QString &text);

//! @p type is "incomingMessageReceived" or "outgoingAPIMessageReceived".
[[nodiscard]] QJsonObject messageNotification(const QString &type, const Envelope &envelope,
                                              const QString &idMessage, const Origin &origin,
                                              const QJsonObject &messageData);
//! Section 2.
[[nodiscard]] QJsonObject statusNotification(const Envelope &envelope, const QString &chatId,
                                             const QString &idMessage, const QString &status);
[[nodiscard]] QJsonObject stateNotification(const Envelope &envelope, const QString &state);
[[nodiscard]] QJsonObject quotaNotification(const Envelope &envelope, const QJsonObject &quotaData);

//! The flat object of the journals for a notification of a message. @p type is
//! "incoming" or "outgoing".
[[nodiscard]] QJsonObject journalEntry(const QString &type, const QJsonObject &notification);

} // namespace Simulator
