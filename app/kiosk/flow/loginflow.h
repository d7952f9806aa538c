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

//! What is on screen.
enum class FlowState {
    //! There is no code yet.
    Starting,
    //! A code is on screen, and somebody waits for its outcome.
    Scan,
    //! The same, and nobody has been here for a while.
    Idle,
    //! A message is in and being looked at.
    Received,
    //! Somebody has to enter the number that they got in WhatsApp.
    NumberMatch,
    //! Somebody enters the number that a code is to be sent to.
    PhoneEntry,
    //! Somebody enters the code that was sent.
    CodeEntry,
    //! Somebody is signed in.
    Welcome,
    //! Somebody was turned down.
    Refused,
    //! Nobody can sign in at the moment.
    NotAvailable,
    //! Somebody enters the PIN of staff.
    Pin,
    //! Staff look after the kiosk.
    Staff,
};

//! How long what stays on screen, and how often is looked.
struct FlowTimings
{
    std::chrono::milliseconds tick{200};
    //! No tick for this long: the machine, or this program, stood still.
    std::chrono::milliseconds standstill{5000};
    //! A code without anybody before it.
    std::chrono::milliseconds untilIdle{std::chrono::minutes(10)};
    //! "Message received" without anything that follows.
    std::chrono::milliseconds received{15000};
    std::chrono::milliseconds refused{12000};
    //! The same with a number to tell at the desk. Not much longer: others wait for a code.
    std::chrono::milliseconds refusedWithTicket{20000};
    //! A keypad that nobody touches.
    std::chrono::milliseconds entry{60000};
    std::chrono::milliseconds pin{30000};
    //! The staff's screen, untouched.
    std::chrono::milliseconds staff{120000};
    //! A language or an ease that somebody chose and went away.
    std::chrono::milliseconds untilChoicesReset{120000};
    SessionTimings session{};
    PoolTimings pool{};
};

//! The way of a login as one state machine: says what is to be shown, and when it is over. It knows
//! no widgets.
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

    // What a visitor does; each counts only in the states in which it can be done.
    //! Touched the screen or a key, wherever.
    void handleActivity();
    void enterByCode();
    void requestCode(const Core::PhoneNumber &phone);
    void resendCode() { m_codeLogin.resend(); }
    void verifyCode(const QString &code) { m_codeLogin.verify(code); }
    void enterNumber(const QString &number);
    void stay();
    void signOut();
    //! It is somebody else whom the screen greets.
    void reportNotMe();
    //! Has read why they were turned down.
    void dismissRefusal();
    //! One step back from a keypad.
    void goBack();

    // What staff do.
    void askForPin();
    void enterPin(const QString &pin);
    void leaveStaff();

    // What the machine does.
    void prepareForSleep();
    void wake();
    void setServerCondition(const ServerCondition &condition);
    //! As the server told last.
    [[nodiscard]] const ServerCondition &serverCondition() const { return m_server; }

    [[nodiscard]] FlowState state() const { return m_state; }
    //! The attempt whose code is on screen; null unless the state is Scan or Idle.
    [[nodiscard]] const Protocol::StartReply *invitation() const;
    //! Until when its code may be painted, by the flow's clock.
    [[nodiscard]] std::chrono::milliseconds paintUntil() const { return m_pool.paintUntil(); }
    //! Who is signed in, in Welcome.
    [[nodiscard]] const std::optional<Protocol::UserView> &visitor() const
    {
        return m_session.visitor();
    }
    //! Why somebody was turned down, in Refused, whose message it was, and what to tell at the
    //! desk.
    [[nodiscard]] std::optional<Core::FailureReason> refusal() const { return m_refusal; }
    [[nodiscard]] const QString &refusedPhone() const { return m_refusedPhone; }
    [[nodiscard]] const QString &refusedTicket() const { return m_refusedTicket; }
    //! What is wrong, in NotAvailable, and, with Outage::Gateway, how the gateway is.
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
    //! Another state, or something else to show in the same one.
    void changed();
    //! serverCondition() is another one.
    void serverConditionChanged();
    //! A visitor is gone; whoever comes next is somebody else.
    void visitorLeft();
    //! Several times a second.
    void ticked();

private:
    void connectParts();
    void tick();
    //! Looks whether the machine, or this program, stood still.
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
    //! Whoever is served is gone.
    void leave(Core::SignOutReason reason);
    //! Goes where nobody is being served: to the code, or to why there is none.
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
