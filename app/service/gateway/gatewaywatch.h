// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/timestamp.h"
#include "core/model/gatewaystate.h"
#include "core/phone/phonenumber.h"
#include "greenapi/base/notificationtypes.h"
#include "greenapi/client/answers.h"
#include "greenapi/client/client.h"
#include "greenapi/receiving/poller.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Service {

//! How often the gateway is asked. Tests shorten it.
struct WatchTimings
{
    //! Together with the time that an answer may take (20 s), and with that of the screens (30 s),
    //! less than the 90 s in which a sick gateway has to show.
    std::chrono::milliseconds every{30000};
    //! Interval while it does not answer.
    std::chrono::milliseconds whileUnreachable{15000};
    //! Interval while it starts; it also notifies of the end by itself.
    std::chrono::milliseconds whileStarting{10000};
};

//! The state that the gateway reports for its account.
[[nodiscard]] Core::GatewayState stateOf(GreenApi::InstanceState state);

//! The state of an account that could not be asked.
[[nodiscard]] Core::GatewayState stateOf(GreenApi::CallError error);

//! Knows the state of the gateway's account and its number: polls the gateway, and handles the
//! notifications that it sends by itself. In the server's thread.
class GatewayWatch : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives the watch. @p expected is the number that the account must have, where it
    //! is known: configured, or the one that it had before.
    GatewayWatch(GreenApi::Client &client, std::optional<Core::PhoneNumber> expected,
                 Core::Clock now, const WatchTimings &timings = {});

    void start();

    //! Empty until the first answer.
    [[nodiscard]] std::optional<Core::GatewayState> state() const { return m_state; }
    //! The time at which the present state began.
    [[nodiscard]] std::optional<QDateTime> since() const { return m_since; }

    //! Handles the gateway's notification of a change.
    void handleChange(const GreenApi::StateChange &change);
    //! The reason why notifications cannot be fetched; empty once they can again.
    void setPollTrouble(std::optional<GreenApi::PollTrouble> trouble);

Q_SIGNALS:
    //! Emitted only when the state differs from the one before.
    void changed(Core::GatewayState state);
    //! Emitted once, with the account's number, as soon as it is known and is the expected one.
    void numberKnown(const Core::PhoneNumber &number);

private:
    void ask();
    void onAnswer(const GreenApi::Answer<GreenApi::WaSettings> &answer);
    void checkNumber(const QString &digits);
    void setAnswer(Core::GatewayState state);
    void publish();

    GreenApi::Client &m_client;
    std::optional<Core::PhoneNumber> m_expected;
    Core::Clock m_now;
    WatchTimings m_timings;
    QTimer m_next;
    bool m_isOtherNumber = false;
    bool m_isNumberReported = false;
    std::optional<Core::GatewayState> m_answered;
    std::optional<GreenApi::PollTrouble> m_pollTrouble;
    std::optional<Core::GatewayState> m_state;
    std::optional<QDateTime> m_since;
};

} // namespace Service
