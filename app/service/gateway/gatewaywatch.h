#pragma once

#include "core/base/timestamp.h"
#include "core/model/gatewaystate.h"
#include "core/phone/phonenumber.h"
#include "greenapi/base/notificationtypes.h"
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
    //! While it does not answer.
    std::chrono::milliseconds whileUnreachable{15000};
    //! While it starts, which it also tells of by itself.
    std::chrono::milliseconds whileStarting{10000};
};

//! Knows how the gateway's account is, and which number it has: asks again and again, and listens
//! to what the gateway tells by itself. In the server's thread.
class GatewayWatch : public QObject
{
    Q_OBJECT

public:
    //! @p client outlives the watch. @p expected is the number that the account must have, where it
    //! is known: configured, or the one that it had before.
    GatewayWatch(GreenApi::Client &client, std::optional<Core::PhoneNumber> expected,
                 Core::Clock now, const WatchTimings &timings = {});

    void start();

    //! Nothing until the first answer.
    [[nodiscard]] std::optional<Core::GatewayState> state() const { return m_state; }
    //! Since when the state is what it is.
    [[nodiscard]] std::optional<QDateTime> since() const { return m_since; }

    //! The gateway told of a change.
    void note(const GreenApi::StateChange &change);
    //! Its notifications cannot be fetched, or can again.
    void setPollTrouble(std::optional<GreenApi::PollTrouble> trouble);

Q_SIGNALS:
    //! Only when it is another one than before.
    void changed(Core::GatewayState state);
    //! The account's number, the first time that it is known and not another than expected.
    void numberKnown(const Core::PhoneNumber &number);

private:
    void ask();
    void onAnswer(const GreenApi::Answer<GreenApi::WaSettings> &answer);
    void judgeNumber(const QString &digits);
    void set(Core::GatewayState state);
    void publish();

    GreenApi::Client &m_client;
    std::optional<Core::PhoneNumber> m_expected;
    Core::Clock m_now;
    WatchTimings m_timings;
    QTimer m_next;
    bool m_isOtherNumber = false;
    bool m_isNumberTold = false;
    std::optional<Core::GatewayState> m_asked;
    std::optional<GreenApi::PollTrouble> m_pollTrouble;
    std::optional<Core::GatewayState> m_state;
    std::optional<QDateTime> m_since;
};

} // namespace Service
