// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "core/phone/phonenumber.h"
#include "greenapi/client/client.h"

#include <QCache>
#include <QDateTime>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Service {

//! Finds the chat in which the owner of a number reads. WhatsApp keeps accounts under the form that
//! their number had when they were made, in Brazil without the ninth digit, and only the gateway
//! knows which. Its answers are kept in memory only, so that the database does not reveal who got
//! messages. In the server's thread.
class ChatLookup : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const QString &chat)>;

    //! The time for which an answer is used.
    static constexpr std::chrono::hours lifetime{24};
    //! The most numbers that are remembered.
    static constexpr qsizetype capacity = 1000;
    //! The time without questions after the gateway's tariff allowed no more.
    static constexpr std::chrono::hours quotaPause{1};

    //! @p client outlives the lookup, which waits for an answer as long as @p patience.
    ChatLookup(GreenApi::Client &client, Core::Clock now, std::chrono::milliseconds patience);

    //! Calls @p done once, at once where the chat is known. Where the gateway cannot tell, the chat
    //! is that of the number as it is.
    void find(const Core::PhoneNumber &phone, Done done);

private:
    struct Question;
    struct Known
    {
        QString chat;
        QDateTime at;
    };

    [[nodiscard]] std::optional<QString> remembered(const QString &e164) const;
    void ask(const std::shared_ptr<Question> &question);
    void onAnswer(const std::shared_ptr<Question> &question,
                  const GreenApi::Answer<GreenApi::WhatsappAccount> &answer);

    GreenApi::Client &m_client;
    Core::Clock m_now;
    std::chrono::milliseconds m_patience;
    QCache<QString, Known> m_known{capacity};
    std::optional<QDateTime> m_quotaExceededAt;
};

} // namespace Service
