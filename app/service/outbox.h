#pragma once

#include "core/timestamp.h"
#include "greenapi/client.h"

#include <QLatin1StringView>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace Service {

//! Sends messages to people, and knows whether that works. In the server's thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    //! After a failure sending does not count as working for this long, unless something was sent.
    static constexpr std::chrono::seconds failureCounts{60};

    //! Whether others than who reads the log may learn that there was a message. A code goes out
    //! only to a number that is known, which nobody else must find out (SECURITY.md).
    enum class Trace { Counted, Hidden };
    //! Is told of each message that is counted whether the gateway took it, and how long that took,
    //! the time in the queue included.
    using Told = std::function<void(bool isSent, std::chrono::nanoseconds after)>;

    //! @p client outlives the outbox. @p told may be empty.
    Outbox(GreenApi::Client &client, Core::Clock now, Told told = {});

    //! Queues @p text for a chat, for example "996555121001@c.us". @p what names it in the log.
    void send(const QString &chat, const QString &text, QLatin1StringView what,
              Trace trace = Trace::Counted);

    //! Whether the account can send at all: a suspended one can not.
    void setAllowed(bool isAllowed) { m_isAllowed = isAllowed; }

    [[nodiscard]] bool isWorking() const;

    //! How many of the counted messages the gateway has not answered yet.
    [[nodiscard]] int waiting() const { return m_waiting; }

private:
    void tell(bool isSent, std::chrono::nanoseconds after);
    void onAnswer(const GreenApi::Answer<QString> &answer, QLatin1StringView what);

    GreenApi::Client &m_client;
    Core::Clock m_now;
    Told m_told;
    int m_waiting = 0;
    bool m_isAllowed = true;
    std::optional<QDateTime> m_failedAt;
};

} // namespace Service
