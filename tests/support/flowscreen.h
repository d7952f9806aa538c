// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/flow/loginflow.h"
#include "support/fakeloginserver.h"

#include <QList>
#include <QSignalSpy>

namespace TestSupport {

//! Suits most tests: a flow that looks often, and that is moved by minutes at once.
inline Kiosk::FlowTimings quickTimings()
{
    using namespace std::chrono_literals;
    Kiosk::FlowTimings timings;
    timings.tick = 2ms;
    timings.standstill = 24h;
    timings.untilIdle = 24h;
    timings.session.longest = 900s;
    timings.pool.retry = {.first = 500ms, .longest = 15s};
    timings.pool.channel.reconnect = {.first = 5ms, .longest = 20ms};
    return timings;
}

//! A flow with a clock that stands still until the test moves it.
struct FlowScreen
{
    explicit FlowScreen(FakeLoginServer &server, const Kiosk::FlowTimings &timings = quickTimings(),
                        const std::optional<Core::PasswordHash> &pin = std::nullopt)
        : client(Kiosk::ServerAddress(server.url()), {})
        , flow(
              client, Kiosk::ServerAddress(server.url()), [this] { return now; }, timings, pin)
    {
        QObject::connect(&flow, &Kiosk::LoginFlow::changed, &flow,
                         [this] { states.append(flow.state()); });
        flow.start();
    }

    //! The attempt whose code is on screen.
    [[nodiscard]] QUuid shown() const
    {
        const auto *invitation = flow.invitation();
        return invitation ? invitation->attemptId : QUuid();
    }

    //! Lets the flow look several times, so that what it does not do by then it does not do at all.
    [[nodiscard]] bool looksOn() const
    {
        constexpr auto looks = 10;
        QSignalSpy ticks(&flow, &Kiosk::LoginFlow::ticked);
        while (ticks.size() < looks) {
            if (!ticks.wait())
                return false;
        }
        return true;
    }

    std::chrono::milliseconds now{1000000};
    Kiosk::LoginClient client;
    Kiosk::LoginFlow flow;
    QList<Kiosk::FlowState> states;
};

//! Somebody of the directory, who does not exist.
inline Protocol::UserView inventedUser(const QString &name = QStringLiteral("Айгүл Осмонова"))
{
    return {.id = 1,
            .name = name,
            .maskedPhone = QStringLiteral("+996•••••123"),
            .type = QStringLiteral("tenant"),
            .role = QStringLiteral("tenant"),
            .roleName = QStringLiteral("Tenant")};
}

} // namespace TestSupport
