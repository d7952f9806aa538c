// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/client/loginclient.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace Kiosk {

//! How long a greeting may stay.
struct SessionTimings
{
    //! At the least, and where the server sent no session at all.
    std::chrono::milliseconds least{5000};
    //! At the most, unused: a server that does not know us for a kiosk grants a browser's hours.
    std::chrono::milliseconds longest{900000};
    //! Touches within this time are reported to the server as one.
    std::chrono::milliseconds betweenTouches{5000};
    //! How often the kiosk asks whether the session was ended elsewhere.
    std::chrono::milliseconds betweenChecks{3000};
};

//! The session of the signed-in visitor: the person, the time left, and its end.
class VisitorSession : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives this.
    VisitorSession(LoginClient &client, MonotonicClock now, const SessionTimings &timings,
                   QObject *parent = nullptr);

    //! @p left is how long the server says that it lasts; nothing where there is no session.
    void open(const Protocol::UserView &visitor, const Core::Secret &token,
              std::optional<std::chrono::milliseconds> left);
    //! The visitor is still there.
    void stay();
    //! Checks, when it is due, whether the session still exists. To be called often.
    void refresh();
    //! Ends it on the server and forgets who it was.
    void end(Core::SignOutReason reason);

    [[nodiscard]] const std::optional<Protocol::UserView> &visitor() const { return m_visitor; }
    [[nodiscard]] bool isOver() const { return m_now() >= m_until; }
    [[nodiscard]] TimeLeft timeLeft() const;

Q_SIGNALS:
    //! timeLeft() has grown.
    void prolonged();
    //! The server does not know the session any more, because it was ended elsewhere.
    void revoked();

private:
    void lastFor(std::chrono::milliseconds left);
    void giveUp();
    void onStayed(const Answer<Protocol::MeReply> &answer);

    LoginClient &m_client;
    MonotonicClock m_now;
    SessionTimings m_timings;
    std::optional<Protocol::UserView> m_visitor;
    Core::Secret m_token;
    std::chrono::milliseconds m_whole{0};
    std::chrono::milliseconds m_until{0};
    std::chrono::milliseconds m_touchedAt{0};
    std::chrono::milliseconds m_checkedAt{0};
    bool m_isChecking = false;
    //! The number of the latest session; answers about earlier ones are ignored.
    int m_visit = 0;
};

} // namespace Kiosk
