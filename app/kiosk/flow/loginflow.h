// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/client/servercondition.h"
#include "kiosk/flow/attemptpool.h"
#include "kiosk/flow/codelogin.h"
#include "kiosk/flow/invitation.h"
#include "kiosk/flow/pingate.h"
#include "kiosk/flow/visitorsession.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Kiosk {

//! The states of a kiosk, each with a page of its own.
enum class FlowState {
    //! There is no code yet, since the server has not answered.
    Starting,
    //! A code is on screen, and the kiosk waits for its outcome.
    Scan,
    //! The same after FlowTimings::untilIdle without a touch.
    Idle,
    //! A message has arrived, and the server resolves its sender.
    Received,
    //! The visitor enters the number that they got in WhatsApp.
    NumberMatch,
    //! The visitor enters the phone number that a code is to be sent to.
    PhoneEntry,
    //! The visitor enters the code that was sent.
    CodeEntry,
    //! The visitor is signed in.
    Welcome,
    //! The visitor was turned down.
    Refused,
    //! The sign-in does not work at the moment; outage() says why.
    NotAvailable,
    //! Staff enter their PIN.
    Pin,
    //! The staff's page is open.
    Staff,
};

//! Returns true for states in which the screen belongs to somebody. They end by a time-out or by
//! what that person does.
[[nodiscard]] bool isAttended(FlowState state);

//! How long the states last, and how often the flow checks the clock.
struct FlowTimings
{
    std::chrono::milliseconds tick{200};
    //! No tick for this long: the machine, or this program, stood still.
    std::chrono::milliseconds standstill{5000};
    //! How long a code is on screen without a touch before the state becomes Idle.
    std::chrono::milliseconds untilIdle{std::chrono::minutes(10)};
    //! How long Received lasts if no outcome follows.
    std::chrono::milliseconds received{15000};
    std::chrono::milliseconds refused{12000};
    //! The same with a ticket to read out at the desk. It is not much longer, since others wait.
    std::chrono::milliseconds refusedWithTicket{20000};
    //! How long a visitor's keypad stays without a touch.
    std::chrono::milliseconds entry{60000};
    std::chrono::milliseconds pin{30000};
    //! How long the staff's page stays without a touch.
    std::chrono::milliseconds staff{120000};
    //! How long without a touch a language or an accessibility option stays that somebody chose.
    std::chrono::milliseconds untilChoicesReset{120000};
    SessionTimings session{};
    PoolTimings pool{};
};

//! The state machine of the kiosk: decides which page is shown and when it ends. It knows no
//! widgets. Lives in the thread that created it and never blocks.
class LoginFlow : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives the flow. @p pin is nothing where staff have no PIN; @p pinCountFile is
    //! as PinGate takes it.
    LoginFlow(LoginClient &client, const ServerAddress &server, const MonotonicClock &now,
              const FlowTimings &timings, const std::optional<Core::PasswordHash> &pin,
              const QString &pinCountFile = {}, QObject *parent = nullptr);

    void start();
    //! The language of the attempts and codes from now on.
    void setLanguage(const QString &language);

    // Actions of a visitor. Each is ignored in states in which the pages do not offer it.
    //! To be called at each touch of the screen, the mouse or a key.
    void handleActivity();
    void enterByCode();
    void requestCode(const Core::PhoneNumber &phone);
    void resendCode() { m_codeLogin.resend(); }
    void verifyCode(const QString &code) { m_codeLogin.verify(code); }
    void enterNumber(const QString &number);
    void stay();
    void signOut();
    //! The visitor is not the person whom the screen greets.
    void reportNotMe();
    //! The visitor has read why they were turned down.
    void dismissRefusal();
    //! One step back from a keypad.
    void goBack();

    // Actions of staff.
    void askForPin();
    void enterPin(const QString &pin);
    void leaveStaff();

    // Events of the machine and the server.
    void prepareForSleep();
    void wake();
    void setServerCondition(const ServerCondition &condition);
    //! The server's last report about itself.
    [[nodiscard]] const ServerCondition &serverCondition() const { return m_server; }

    [[nodiscard]] FlowState state() const { return m_state; }
    //! The attempt whose code is on screen; null unless the state is Scan or Idle.
    [[nodiscard]] const Protocol::StartReply *invitation() const;
    //! Until when its code may be painted, by the flow's clock.
    [[nodiscard]] std::chrono::milliseconds paintUntil() const { return m_pool.paintUntil(); }
    //! The signed-in visitor, in Welcome.
    [[nodiscard]] const std::optional<Protocol::UserView> &visitor() const
    {
        return m_session.visitor();
    }
    //! Why somebody was turned down, in Refused, whose message it was, and what to tell at the
    //! desk.
    [[nodiscard]] std::optional<Core::FailureReason> refusal() const { return m_refusal; }
    [[nodiscard]] const QString &refusedPhone() const { return m_refusedPhone; }
    [[nodiscard]] const QString &refusedTicket() const { return m_refusedTicket; }
    //! The reason, in NotAvailable, and, with Outage::Gateway, the gateway's state.
    [[nodiscard]] std::optional<Outage> outage() const { return m_outage; }
    [[nodiscard]] std::optional<Core::GatewayState> gateway() const { return m_gateway; }
    //! In NumberMatch.
    [[nodiscard]] const NumberPrompt &numberPrompt() const { return m_numberPrompt; }
    //! In PhoneEntry and CodeEntry.
    [[nodiscard]] const CodeDialog &codeDialog() const { return m_codeLogin.dialog(); }
    //! In Pin.
    [[nodiscard]] PinState pin() const { return m_pinGate.state(); }
    //! In every state that ends by itself.
    [[nodiscard]] TimeLeft timeLeft() const;

Q_SIGNALS:
    //! The state, or the content of its page, has changed.
    void changed();
    //! serverCondition() has changed.
    void serverConditionChanged();
    //! A visitor has gone: their language and everything they entered are to be forgotten.
    void visitorLeft();
    //! Emitted every FlowTimings::tick.
    void ticked();

private:
    void connectParts();
    void tick();
    //! Calls wake() after the machine, or this program, has stood still.
    void detectStandstill();
    void onPoolChanged();
    void onMessage();
    void onNumberWanted(int digits, int triesLeft);
    void onCompleted(const Protocol::StatusReply &status);
    void onCodeCompleted(const Protocol::SignedInReply &reply);
    void onRefused(Core::FailureReason reason, const QString &maskedPhone, const QString &ticket);
    void onPinOpened();
    void onDialogChanged();
    void enterWelcome();
    void onTimeout();
    //! Ends the visit or the staff's page.
    void leave(Core::SignOutReason reason);
    //! Goes to the state for a screen without a visitor: the code, or the reason why there is none.
    void enterUnattended();
    void enter(FlowState state);
    //! Enters a state that ends after @p duration unless somebody does something.
    void enterFor(FlowState state, std::chrono::milliseconds duration);
    [[nodiscard]] std::optional<Outage> currentOutage() const;
    [[nodiscard]] std::optional<Core::GatewayState> gatewayBehind(
        std::optional<Outage> outage) const;
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] bool isQuiet() const;

    MonotonicClock m_now;
    FlowTimings m_timings;
    AttemptPool m_pool;
    CodeLogin m_codeLogin;
    VisitorSession m_session;
    PinGate m_pinGate;
    FlowState m_state = FlowState::Starting;
    //! For the states that end by themselves: how long they last, and when they end.
    std::chrono::milliseconds m_duration{0};
    std::chrono::milliseconds m_until{0};
    std::chrono::milliseconds m_lastActivity{0};
    std::chrono::milliseconds m_lastSeen{0};
    QUuid m_codeOnScreen;
    std::optional<Outage> m_outage;
    std::optional<Core::GatewayState> m_gateway;
    ServerCondition m_server;
    std::optional<Core::FailureReason> m_refusal;
    QString m_refusedPhone;
    QString m_refusedTicket;
    NumberPrompt m_numberPrompt;
    QTimer m_tick;
};

} // namespace Kiosk
