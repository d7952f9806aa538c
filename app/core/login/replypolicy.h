// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/slidingwindowcounter.h"
#include "core/base/timestamp.h"
#include "core/model/sender.h"

#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>

namespace Core {

//! Replies to somebody who wrote.
enum class ReplyKind {
    SignedIn,
    UnknownNumber,
    //! The code was an old one.
    ExpiredCode,
    //! The message could not be read; sent once more it may.
    SendAgain,
    //! The message was meant to sign in, and was changed on its way.
    ScanAgain,
    //! Somebody said that it was not them, and what was open is closed.
    SessionEnded,
    //! The same while a screen asked for the number: nobody got in.
    SignInRefused,
    //! The sender cannot help it alone.
    AskDesk,
};

//! Decides whether a reply may go out. Who writes a lot must not make us write a lot: the gateway's
//! number would be taken for a spammer's.
class ReplyPolicy
{
public:
    //! To one person; the messages of others about the attempt keep nothing from who signed in.
    static constexpr int perAttempt = 1;
    //! For longer than anybody sends the message of an attempt again.
    static constexpr std::chrono::hours attemptWindow{24};
    //! Replies that tell of a failure.
    static constexpr int failuresPerSender = 3;
    static constexpr std::chrono::hours failureWindow{1};
    //! Hints how to send the message, to one sender and about one attempt: a message that was
    //! delivered twice under two names gets one.
    static constexpr int hintsPerPerson = 1;
    static constexpr std::chrono::hours hintWindow{1};
    static constexpr int overall = 30;
    static constexpr std::chrono::minutes overallWindow{1};

    explicit ReplyPolicy(Clock now);

    //! True if it may go out; then it counts as sent. @p attemptId is null where the reply concerns
    //! no attempt.
    [[nodiscard]] bool allows(ReplyKind kind, const Sender &sender, const QUuid &attemptId);

private:
    //! At most so many with this key.
    struct Limit
    {
        SlidingWindowCounter *counter;
        QString key;
        int most;
    };

    [[nodiscard]] QList<Limit> limitsOf(ReplyKind kind, const Sender &sender,
                                        const QUuid &attemptId);

    Clock m_now;
    SlidingWindowCounter m_ofAttempts{perAttempt, attemptWindow};
    SlidingWindowCounter m_failures{failuresPerSender, failureWindow};
    SlidingWindowCounter m_hints{hintsPerPerson, hintWindow};
    SlidingWindowCounter m_all{overall, overallWindow};
};

} // namespace Core
