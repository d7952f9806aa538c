// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginphrase.h"
#include "core/model/signinmessage.h"
#include "greenapi/base/notificationtypes.h"
#include "greenapi/client/client.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <chrono>
#include <functional>

namespace Service {

struct ReadBackTimings
{
    //! Interval of the questions for a message that the journal does not have yet.
    std::chrono::milliseconds every{5000};
    //! The longest time for which a message may be missing: the journal lags up to two minutes.
    std::chrono::milliseconds patience{130000};
    //! The longest time for an answer; after it the gateway counts as unreachable.
    std::chrono::milliseconds answerWithin{15000};
};

//! Checks that the gateway's journal has a message of which a webhook notified: a thief of the
//! webhook's secret can forge a notification, but not an answer of the gateway (Green API's page on
//! the method GetMessage). In the server's thread.
class MessageReadBack : public QObject
{
    Q_OBJECT

public:
    //! The most messages at one time: fewer than the gateway allows, so that a flood of forged
    //! messages makes it neither slow nor refuse, which would let one of them pass.
    static constexpr qsizetype mostAtOnce = 40;
    //! The most calls of GetMessage that do not have to wait for each other at the client.
    static constexpr int mostUndelayed = 3;

    enum class Result {
        Confirmed,
        //! The gateway does not answer, or does not allow this method with this tariff.
        Unavailable,
        //! It does not know the message, or knows another one; or there are too many at once.
        NotConfirmed,
    };
    //! Called once for each message.
    using Done = std::function<void(const Core::SignInMessage &message, Result result)>;
    //! Whether the message's attempt can still be completed. Called before each further question.
    using IsAwaited = std::function<bool(const Core::SignInMessage &message)>;

    struct Rules
    {
        GreenApi::Account account;
        Core::LoginPhrase phrase;
        ReadBackTimings timings{};
    };

    //! @p client outlives this object.
    MessageReadBack(GreenApi::Client &client, Rules rules, IsAwaited isAwaited, Done done);

    //! Starts to ask for @p message, unless that is under way.
    void read(const Core::SignInMessage &message);

private:
    using Clock = std::chrono::steady_clock;

    void ask(const Core::SignInMessage &message, Clock::time_point since);
    void evaluate(const Core::SignInMessage &message, Clock::time_point since,
                  const GreenApi::Answer<QJsonObject> &answer);
    void askAgain(const Core::SignInMessage &message, Clock::time_point since);
    void endUnavailable(const Core::SignInMessage &message, const QString &reason);
    void end(const Core::SignInMessage &message, Result result);
    [[nodiscard]] bool isSame(const QJsonObject &entry, const Core::SignInMessage &message) const;

    GreenApi::Client &m_client;
    Rules m_rules;
    IsAwaited m_isAwaited;
    Done m_done;
    //! Messages that are being asked about: chat, message and attempt.
    QSet<QStringList> m_pending;
    //! The calls that are under way.
    int m_calls = 0;
    //! It has been logged that the gateway cannot be asked.
    bool m_isUnavailable = false;
};

} // namespace Service
