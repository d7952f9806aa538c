// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/client/loginclient.h"
#include "kiosk/client/outcomechannel.h"
#include "kiosk/client/servercondition.h"
#include "kiosk/flow/liveattempt.h"
#include "net/backoff.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace Kiosk {

struct PoolTimings
{
    //! A code on screen stays valid for at least this long.
    std::chrono::milliseconds reserve{20000};
    Net::Backoff::Limits retry;
    ChannelTimings channel;
};

//! Keeps a login attempt ready whose outcome the kiosk listens for. Its code is replaced long
//! before it expires, and earlier attempts stay valid until they expire, so that a visitor who
//! pressed Send a moment ago is still signed in.
class AttemptPool : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives the pool.
    AttemptPool(LoginClient &client, ServerAddress server, MonotonicClock now,
                const PoolTimings &timings, QObject *parent = nullptr);

    //! Sets the language of the attempts from now on: "ru", "ky" or "en".
    void setLanguage(const QString &language) { m_language = language; }
    //! Begins, or begins again after stop() or a sign-in.
    void resume();
    //! Cancels all attempts, because somebody signed in another way. There is no code, and no
    //! outage, until resume().
    void stop();
    //! Hides the code until wake(), because the machine is about to sleep.
    void pause();
    //! The machine, or this program, stood still for a while. What the server knows of the attempts
    //! is asked anew before any of them is shown again.
    void wake();
    //! Asks for a fresh code when one is due, and forgets those that are over. To be called often.
    void refresh();

    //! The attempt whose code may be on screen; null while no attempt's outcome is listened for.
    [[nodiscard]] const LiveAttempt *code() const;
    //! The reason why there is no code. It may be set while an earlier code is still valid.
    [[nodiscard]] std::optional<Outage> outage() const { return m_outage; }
    //! Answers numberWanted().
    void enterNumber(const QString &number);
    //! Somebody was asked for a number, and it can still be entered.
    [[nodiscard]] bool isNumberWanted() const { return find(m_numberOf) != nullptr; }
    //! The visitor who was asked for a number goes away.
    void cancelNumber();
    //! Returns the time left for the number that was asked for last, and its attempt's whole time.
    [[nodiscard]] TimeLeft timeForNumber() const;
    //! Returns the end of code()'s life on screen, a time of the monotonic clock.
    [[nodiscard]] std::chrono::milliseconds paintUntil() const;
    //! Returns the time until code() is replaced.
    [[nodiscard]] std::chrono::milliseconds timeToRenewal() const;
    //! Returns the whole time that code() is on screen.
    [[nodiscard]] std::chrono::milliseconds timeBetweenRenewals() const;
    //! Returns the time until @p time by the server's clock, since the local one may be wrong.
    [[nodiscard]] std::chrono::milliseconds timeUntil(const QDateTime &time) const;

Q_SIGNALS:
    //! code() or outage() may have changed.
    void changed();
    //! The server's report about itself; Unknown when none of the attempts' channels is connected
    //! any more.
    void serviceReported(const Protocol::ServiceView &service);
    //! A message has arrived, and the server resolves its sender.
    void messageArrived();
    //! A visitor has to enter the number that they got in WhatsApp.
    void numberWanted(int digits, int triesLeft);
    //! Somebody signed in. All other attempts are cancelled; no code until resume().
    void completed(const Protocol::StatusReply &status);
    //! Somebody was turned down; their code is used up. @p ticket, which may be empty, lets the
    //! desk add their number.
    void refused(Core::FailureReason reason, const QString &maskedPhone, const QString &ticket);

private:
    using StartAnswer = Core::Expected<Protocol::StartReply, ClientError>;

    void requestAttempt();
    void onStarted(const StartAnswer &answer, std::chrono::milliseconds askedAt);
    void onStatus(const QUuid &id, const Protocol::StatusReply &status);
    void onConnected(const QUuid &id);
    void onVerified(const QUuid &id);
    void onCompleted(const QUuid &id, const Protocol::StatusReply &status);
    void onNumberWanted(const QUuid &id, int digits, int triesLeft);
    void onFailed(const QUuid &id, const Protocol::StatusReply &status);
    void onLost(const QUuid &id, Outage outage);
    void onClosed(const QUuid &id);

    [[nodiscard]] OutcomeChannel *openChannel(const Protocol::StartReply &reply);
    [[nodiscard]] const LiveAttempt *find(const QUuid &id) const;
    [[nodiscard]] LiveAttempt *find(const QUuid &id);
    [[nodiscard]] bool isFreshCodeDue() const;
    void retryLater(Outage outage);
    void setOutage(Outage outage);
    void drop(const QUuid &id);
    void cancelAll();

    LoginClient &m_client;
    ServerAddress m_server;
    MonotonicClock m_now;
    PoolTimings m_timings;
    QString m_language;

    bool m_isOpen = false;
    bool m_isPaused = false;
    bool m_isRequesting = false;
    std::chrono::milliseconds m_nextRequestAt{0};
    Net::Backoff m_pauses;
    std::optional<Outage> m_outage;

    //! Oldest first.
    std::vector<LiveAttempt> m_attempts;
    //! The newest attempt whose channel was connected.
    QUuid m_shown;
    //! The attempt whose number was asked for last.
    QUuid m_numberOf;
    //! The server's clock, as it was when we asked.
    QDateTime m_serverTime;
    std::chrono::milliseconds m_serverTimeAt{0};
};

} // namespace Kiosk
