#pragma once

#include "core/timestamp.h"
#include "greenapi/client.h"

#include <QLatin1StringView>
#include <QObject>

#include <chrono>
#include <optional>

namespace Service {

//! Sends messages to people, and knows whether that works. In the server's thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    //! After a failure sending does not count as working for this long, unless something was sent.
    static constexpr std::chrono::seconds failureCounts{60};

    //! @p client outlives the outbox.
    Outbox(GreenApi::Client &client, Core::Clock now);

    //! Queues @p text for a chat, for example "996555121001@c.us". @p what names it in the log.
    void send(const QString &chat, const QString &text, QLatin1StringView what);

    //! Whether the account can send at all: a suspended one can not.
    void setAllowed(bool isAllowed) { m_isAllowed = isAllowed; }

    [[nodiscard]] bool isWorking() const;

private:
    void onAnswer(const GreenApi::Answer<QString> &answer, QLatin1StringView what);

    GreenApi::Client &m_client;
    Core::Clock m_now;
    bool m_isAllowed = true;
    std::optional<QDateTime> m_failedAt;
};

} // namespace Service
