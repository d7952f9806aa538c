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
    //! Between two looks for a message that the journal does not have yet.
    std::chrono::milliseconds every{5000};
    //! For how long that is believed: the journal lags up to two minutes.
    std::chrono::milliseconds patience{130000};
    //! A gateway that has not answered a look by then cannot be reached.
    std::chrono::milliseconds answerWithin{15000};
};

//! Looks whether the gateway's journal has a message that a webhook told of: whoever has stolen the
//! webhook's secret can forge a notification, but not an answer of the gateway (Green API's page on
//! the method GetMessage). In the server's thread.
class MessageReadBack : public QObject
{
    Q_OBJECT

public:
    //! Looks for so many at once: less than the gateway allows, so that a flood of forged messages
    //! makes it neither slow nor refuse, which would let one of them pass.
    static constexpr qsizetype mostAtOnce = 40;
    //! So many calls of GetMessage are under way at once, and do not wait for each other.
    static constexpr int mostUndelayed = 3;

    enum class Result {
        Confirmed,
        //! The gateway does not answer, or not to this method with this tariff.
        Unavailable,
        //! It does not know the message, or knows another one; or there are too many at once.
        NotConfirmed,
    };
    //! Gets each message back once.
    using Done = std::function<void(const Core::SignInMessage &message, Result result)>;
    //! Whether the message's attempt can still be completed. Asked before each further look.
    using IsAwaited = std::function<bool(const Core::SignInMessage &message)>;

    struct Rules
    {
        GreenApi::Account account;
        Core::LoginPhrase phrase;
        ReadBackTimings timings{};
    };

    //! @p client outlives this object.
    MessageReadBack(GreenApi::Client &client, Rules rules, IsAwaited isAwaited, Done done);

    //! One that is being looked for is not looked for again.
    void read(const Core::SignInMessage &message);

private:
    using Clock = std::chrono::steady_clock;

    void look(const Core::SignInMessage &message, Clock::time_point since);
    void judge(const Core::SignInMessage &message, Clock::time_point since,
               const GreenApi::Answer<QJsonObject> &answer);
    void lookAgain(const Core::SignInMessage &message, Clock::time_point since);
    void goWithout(const Core::SignInMessage &message, const QString &reason);
    void end(const Core::SignInMessage &message, Result result);
    [[nodiscard]] bool isSame(const QJsonObject &entry, const Core::SignInMessage &message) const;

    GreenApi::Client &m_client;
    Rules m_rules;
    IsAwaited m_isAwaited;
    Done m_done;
    //! Messages that are being asked about: chat, message and attempt.
    QSet<QStringList> m_pending;
    //! The looks that are not over.
    int m_looks = 0;
    //! It has been logged that the gateway is not asked.
    bool m_isUnavailable = false;
};

} // namespace Service
