// SPDX-License-Identifier: GPL-3.0-only
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
    //! The longest delay, chosen at random, of a code after it was asked for. Only numbers of the
    //! directory get one, and a stranger must not see that in how fast an answer comes.
    std::chrono::milliseconds longestDelay{400};
    //! The longest wait for the gateway to say which chat is a number's; then it is the number's as
    //! it is.
    std::chrono::milliseconds lookupPatience{5000};
};

//! Sends messages to people, and knows whether that works. The gateway sends one message after the
//! other, with a pause between; so messages that can wait do so here, and the number of a number
//! match overtakes them, because somebody stands at a screen and looks at a phone. In the server's
//! thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    //! After a failure sending does not count as working for this long, unless something was sent.
    static constexpr std::chrono::seconds failureCounts{60};
    //! The most messages of one kind that may wait.
    static constexpr std::size_t longestQueue = 200;

    //! In the order of urgency. A code goes out only to a number that is in the directory, which
    //! only readers of the log may find out: it is not counted, and its fate does not show in
    //! isWorking().
    enum class Kind { Number, Code, Reply };
    //! Called for each counted message: whether the gateway took it, and how long that took, the
    //! time in the queue included.
    using Observer = std::function<void(bool isSent, std::chrono::nanoseconds after)>;

    //! @p client outlives the outbox. @p observer may be empty.
    Outbox(GreenApi::Client &client, Core::Clock now, Observer observer = {},
           const OutboxTimings &timings = {});

    //! Queues @p text for a chat, for example "996555121001@c.us". @p what names it in the log.
    void send(const QString &chat, const QString &text, QLatin1StringView what,
              Kind kind = Kind::Reply);
    //! The same to a person of whom only the number is known.
    void sendTo(const Core::PhoneNumber &phone, const QString &text, QLatin1StringView what,
                Kind kind = Kind::Reply);

    //! Whether the account can send at all, as the gateway says: a suspended one can not.
    void setAllowed(bool isAllowed) { m_isAllowed = isAllowed; }
    [[nodiscard]] bool isAllowed() const { return m_isAllowed; }

    //! Whether it is allowed, and no counted message failed of late.
    [[nodiscard]] bool isWorking() const;

    //! The number of counted messages that the gateway has not answered yet.
    [[nodiscard]] int waiting() const { return m_waiting; }

private:
    struct Message
    {
        //! Empty until the number's chat is known.
        QString chat;
        std::optional<Core::PhoneNumber> phone;
        QString text;
        QLatin1StringView what;
        Kind kind;
        std::chrono::steady_clock::time_point since;
    };

    void accept(const Message &message);
    void resolveChat(const Message &message);
    void dispatch(const Message &message);
    void enqueue(const Message &message);
    void sendNext();
    void sendNow(const Message &message);
    void onAnswer(const Message &message, const GreenApi::Answer<QString> &answer);
    void recordOutcome(const Message &message, bool isSent);

    GreenApi::Client &m_client;
    Core::Clock m_now;
    Observer m_observer;
    OutboxTimings m_timings;
    ChatLookup m_chats;
    std::deque<Message> m_codes;
    std::deque<Message> m_replies;
    //! The gateway has not answered yet to a message that could wait.
    bool m_isSending = false;
    QTimer m_pause;
    int m_waiting = 0;
    bool m_isAllowed = true;
    std::optional<QDateTime> m_failedAt;
};

} // namespace Service
