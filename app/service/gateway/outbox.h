#pragma once

#include "core/base/timestamp.h"
#include "greenapi/client/client.h"
#include "service/gateway/chatlookup.h"

#include <QLatin1StringView>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace Service {

struct OutboxTimings
{
    //! Between two messages that can wait: a little more than the gateway's own pause, which is
    //! half a second at the least ("delaySendMessagesMilliseconds"), so that no queue grows
    //! there.
    std::chrono::milliseconds pause{600};
    //! The longest time by which a code is put off after it was asked for, at random: the work
    //! for it must not show in how fast that answer, or the next one, comes.
    std::chrono::milliseconds longestDelay{400};
    //! The longest wait for the gateway to say which chat is a number's; then it is the number's as
    //! it is.
    std::chrono::milliseconds lookupPatience{5000};
};

//! Sends messages to people, and knows whether that works. The gateway sends one message after the
//! other, with a pause between; so what can wait does so here, where the number of a number match
//! goes past it: somebody stands at a screen and looks at a phone. In the server's thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    //! After a failure sending does not count as working for this long, unless something was sent.
    static constexpr std::chrono::seconds failureCounts{60};
    //! So many of a kind may wait.
    static constexpr std::size_t longestQueue = 200;

    //! From what goes first to what goes last. A code goes out only to a number that is known,
    //! which nobody but who reads the log must find out: it is not counted, and what becomes of it
    //! does not show in isWorking().
    enum class Kind { Number, Code, Reply };
    //! Is told of each message that is counted whether the gateway took it, and how long that took,
    //! the time in the queue included.
    using Told = std::function<void(bool isSent, std::chrono::nanoseconds after)>;

    //! @p client outlives the outbox. @p told may be empty.
    Outbox(GreenApi::Client &client, Core::Clock now, Told told = {},
           const OutboxTimings &timings = {});

    //! Queues @p text for a chat, for example "996555121001@c.us". @p what names it in the log.
    void send(const QString &chat, const QString &text, QLatin1StringView what,
              Kind kind = Kind::Reply);
    //! The same to somebody of whom only the number is known.
    void sendTo(const Core::PhoneNumber &phone, const QString &text, QLatin1StringView what,
                Kind kind = Kind::Reply);

    //! Whether the account can send at all, as the gateway says: a suspended one can not.
    void setAllowed(bool isAllowed) { m_isAllowed = isAllowed; }
    [[nodiscard]] bool isAllowed() const { return m_isAllowed; }

    //! Whether it is allowed, and what was counted was sent of late.
    [[nodiscard]] bool isWorking() const;

    //! How many of the counted messages the gateway has not answered yet.
    [[nodiscard]] int waiting() const { return m_waiting; }

private:
    struct Message
    {
        //! Empty until it is known which one is the number's.
        QString chat;
        std::optional<Core::PhoneNumber> phone;
        QString text;
        QLatin1StringView what;
        Kind kind;
        std::chrono::steady_clock::time_point since;
    };

    void take(const Message &message);
    void address(const Message &message);
    void dispatch(const Message &message);
    void put(const Message &message);
    void sendNext();
    void hand(const Message &message);
    void onAnswer(const Message &message, const GreenApi::Answer<QString> &answer);
    void tell(const Message &message, bool isSent);

    GreenApi::Client &m_client;
    Core::Clock m_now;
    Told m_told;
    OutboxTimings m_timings;
    ChatLookup m_chats;
    std::deque<Message> m_codes;
    std::deque<Message> m_replies;
    //! One of those that can wait is with the gateway.
    bool m_isSending = false;
    QTimer m_pause;
    int m_waiting = 0;
    bool m_isAllowed = true;
    std::optional<QDateTime> m_failedAt;
};

} // namespace Service
