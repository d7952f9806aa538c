#pragma once

#include "kiosk/clock.h"
#include "kiosk/codesupply.h"
#include "kiosk/loginclient.h"
#include "kiosk/trouble.h"

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
    //! A message is in and being looked at.
    Received,
    //! Somebody is signed in.
    Welcome,
    //! Somebody was turned down.
    Refused,
    //! Nobody can sign in at the moment.
    NotAvailable,
};

//! How long what stays on screen, and how often is looked.
struct FlowTimings
{
    std::chrono::milliseconds tick{200};
    //! "Message received" without anything that follows.
    std::chrono::milliseconds received{15000};
    std::chrono::milliseconds refused{12000};
    //! A greeting at the least, and where the server sent no session at all.
    std::chrono::milliseconds greeting{5000};
    //! A greeting at the most: a server that does not know us for a kiosk grants a browser's hours.
    std::chrono::milliseconds longestGreeting{900000};
    SupplyTimings supply{};
};

//! Of a code until it is replaced, of a session until it ends.
struct TimeLeft
{
    std::chrono::milliseconds left{0};
    std::chrono::milliseconds whole{0};
};

//! The way of a login as one state machine: says what is to be shown, and when it is over. It knows
//! no widgets.
class LoginFlow : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives the flow.
    LoginFlow(LoginClient &client, ServerAddress server, MonotonicClock now,
              const FlowTimings &timings, QObject *parent = nullptr);

    void start();
    //! The language of the attempts from now on.
    void speak(const QString &language) { m_supply.speak(language); }
    //! Ends the session, in Welcome.
    void signOut();
    //! The visitor has read why they were turned down.
    void dismissRefusal();

    [[nodiscard]] FlowState state() const { return m_state; }
    //! The attempt whose code is on screen; null unless the state is Scan.
    [[nodiscard]] const Protocol::StartReply *invitation() const;
    //! Who is signed in, in Welcome.
    [[nodiscard]] const std::optional<Protocol::UserView> &visitor() const { return m_visitor; }
    //! Why somebody was turned down, in Refused.
    [[nodiscard]] std::optional<Core::FailureReason> refusal() const { return m_refusal; }
    //! What is wrong, in NotAvailable.
    [[nodiscard]] std::optional<Trouble> trouble() const { return m_trouble; }
    //! In Scan, Welcome and Refused.
    [[nodiscard]] TimeLeft timeLeft() const;

Q_SIGNALS:
    //! Another state, or another code or trouble in the same one.
    void changed();
    //! A session is over; the code that is asked for next is somebody else's.
    void visitorLeft();
    //! Several times a second.
    void ticked();

private:
    void tick();
    void onSupplyChanged();
    void onMessage();
    void onCompleted(const Protocol::StatusReply &status);
    void onRefused(Core::FailureReason reason);
    void leaveInTime();
    //! Goes where nobody is being served: to the code, or to why there is none.
    void settle();
    void enter(FlowState state);
    void stay(FlowState state, std::chrono::milliseconds duration);

    LoginClient &m_client;
    MonotonicClock m_now;
    FlowTimings m_timings;
    CodeSupply m_supply;
    FlowState m_state = FlowState::Starting;
    //! For the states that end by themselves: how long they last, and when they end.
    std::chrono::milliseconds m_duration{0};
    std::chrono::milliseconds m_until{0};
    QUuid m_codeOnScreen;
    std::optional<Trouble> m_trouble;
    std::optional<Core::FailureReason> m_refusal;
    std::optional<Protocol::UserView> m_visitor;
    Core::Secret m_sessionToken;
    QTimer m_tick;
};

} // namespace Kiosk
