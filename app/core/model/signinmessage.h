// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/unicodetext.h"
#include "core/model/sender.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QString>
#include <QUuid>

namespace Core {

//! Identifies a WhatsApp message, however often the gateway repeats it. The id
//! alone is chosen by the sender's phone and is not unique.
struct MessageKey
{
    //! In UTF-16 units. WhatsApp's ids have 20 to 40; PostgreSQL's index takes some 2,600.
    static constexpr qsizetype maxIdSize = 128;

    //! An id that is longer than maxIdSize is replaced by its hash, "sha256:…", which tells
    //! messages apart as well.
    [[nodiscard]] static MessageKey of(qint64 instance, const QString &chat,
                                       const QString &messageId)
    {
        const auto id = wellFormed(messageId);
        if (id.size() <= maxIdSize)
            return {.instance = instance, .chat = chat, .messageId = id};
        const auto hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex();
        return {.instance = instance,
                .chat = chat,
                .messageId = QStringLiteral("sha256:") + QString::fromLatin1(hash)};
    }

    qint64 instance = 0;
    QString chat;
    //! Empty if the gateway left it out: then the message cannot be recognised again.
    QString messageId;

    friend bool operator==(const MessageKey &, const MessageKey &) = default;
};

//! How a message came.
enum class MessageSource {
    //! By a webhook, for which only the webhook's secret vouches; or from a queue, where the rules
    //! know it.
    Pushed,
    //! The gateway's journal has it, over a connection that we opened.
    Fetched,
    //! Pushed, and then read back as LoginService wanted it.
    ReadBack,
};

//! A message that names an attempt, from a person whom the gateway vouches for.
struct SignInMessage
{
    MessageKey key;
    Sender sender;
    QUuid attemptId;
    QDateTime sentAt;

    friend bool operator==(const SignInMessage &, const SignInMessage &) = default;
};

} // namespace Core
