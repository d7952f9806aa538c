#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/base/timeleft.h"
#include "kiosk/base/trouble.h"
#include "kiosk/client/loginclient.h"
#include "kiosk/client/outcomechannel.h"
#include "kiosk/flow/liveattempt.h"
#include "net/backoff.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace Kiosk {

struct PoolTimings
{
    //! What a code on screen is still good for, at the least.
    std::chrono::milliseconds reserve{20000};
    Net::Backoff::Limits askAgain;
    ChannelTimings channel;
};

//! Keeps a code ready whose outcome somebody waits for. A code is replaced long before it expires,
//! and those before it stay good until they do: who pressed Send a moment ago never loses.
class AttemptPool : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives the supply.
    AttemptPool(LoginClient &client, ServerAddress server, MonotonicClock now,
                const PoolTimings &timings, QObject *parent = nullptr);

    //! The language of the attempts from now on.
    void speak(const QString &language) { m_language = language; }
    //! Begins, or begins again after somebody signed in.
    void resume();
    //! Cancels all attempts; no code, and no trouble, until resume(). Somebody signed in another
    //! way.
    void stop();
    //! Takes the code away until wake(): the machine is about to sleep.
    void pause();
    //! The machine, or this program, stood still for a while. What the server knows of the attempts
    //! is asked anew before any of them is shown again.
    void wake();
    //! Asks for a fresh code when one is due, and forgets those that are over. To be called often.
    void refresh();

    //! What may be on screen; null while there is nothing that anybody waits for.
    [[nodiscard]] const LiveAttempt *code() const;
    //! Why there is no code. It may also be there while a code still is.
    [[nodiscard]] std::optional<Trouble> trouble() const { return m_trouble; }
    //! Answers numberWanted().
    void enterNumber(const QString &number);
    //! Somebody was asked for a number, and it can still be entered.
    [[nodiscard]] bool isNumberWanted() const { return find(m_numberOf) != nullptr; }
    //! The visitor who was asked for a number goes away.
    void cancelNumber();
    //! How long the number that was asked for last can be entered, and how long its attempt lasts.
    [[nodiscard]] TimeLeft timeForNumber() const;
    //! Until when code() may be painted.
    [[nodiscard]] std::chrono::milliseconds paintUntil() const;
    //! How long code() still has before it is replaced.
    [[nodiscard]] std::chrono::milliseconds timeToRenewal() const;
    //! How long it has in all.
    [[nodiscard]] std::chrono::milliseconds timeBetweenRenewals() const;
    //! How long it is until @p time by the server's clock, the local one being nobody's business.
    [[nodiscard]] std::chrono::milliseconds timeUntil(const QDateTime &time) const;

Q_SIGNALS:
    //! code() or trouble() may be another one.
    void changed();
    //! How the server is; Unknown when none of the attempts' channels is heard any more.
    void serviceTold(const Protocol::ServiceView &service);
    //! Somebody's message is in and being looked at.
    void messageArrived();
    //! Somebody has to enter the number that they got in WhatsApp.
    void numberWanted(int digits, int triesLeft);
    //! Somebody signed in. All other attempts are cancelled; no code until resume().
    void completed(const Protocol::StatusReply &status);
    //! Somebody was turned down; their code is used up. @p ticket, which may be empty, lets the
    //! desk add their number.
    void refused(Core::FailureReason reason, const QString &maskedPhone, const QString &ticket);

private:
    using StartAnswer = Core::Expected<Protocol::StartReply, ClientError>;

    void ask();
    void onStarted(const StartAnswer &answer, std::chrono::milliseconds askedAt);
    void onStatus(const QUuid &id, const Protocol::StatusReply &status);
    void onHeard(const QUuid &id);
    void onVerified(const QUuid &id);
    void onCompleted(const QUuid &id, const Protocol::StatusReply &status);
    void onNumberWanted(const QUuid &id, int digits, int triesLeft);
    void onFailed(const QUuid &id, const Protocol::StatusReply &status);
    void onLost(const QUuid &id, Trouble trouble);
    void onClosed(const QUuid &id);

    [[nodiscard]] OutcomeChannel *openChannel(const Protocol::StartReply &reply);
    [[nodiscard]] const LiveAttempt *find(const QUuid &id) const;
    [[nodiscard]] LiveAttempt *find(const QUuid &id);
    [[nodiscard]] bool isFreshCodeDue() const;
    void askLater(Trouble trouble);
    void setTrouble(Trouble trouble);
    void drop(const QUuid &id);
    void cancelAll();

    LoginClient &m_client;
    ServerAddress m_server;
    MonotonicClock m_now;
    PoolTimings m_timings;
    QString m_language;

    bool m_isOpen = false;
    bool m_isPaused = false;
    bool m_isAsking = false;
    std::chrono::milliseconds m_askNotBefore{0};
    Net::Backoff m_pauses;
    std::optional<Trouble> m_trouble;

    //! Oldest first.
    std::vector<LiveAttempt> m_attempts;
    //! The newest that was heard.
    QUuid m_shown;
    //! Whose number was asked for last.
    QUuid m_numberOf;
    //! The server's clock, as it was when we asked.
    QDateTime m_serverTime;
    std::chrono::milliseconds m_serverTimeAt{0};
};

} // namespace Kiosk
