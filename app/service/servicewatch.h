#pragma once

#include "core/login/loginservice.h"
#include "core/model/gatewaystate.h"
#include "http/channel/statusreporter.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace Service {

//! How the server is at one moment.
struct ServiceCondition
{
    bool isDatabaseUsable = false;
    //! Empty where no account is configured or nothing is known yet.
    std::optional<Core::GatewayState> gateway{};
    std::optional<bool> sending{};

    friend bool operator==(const ServiceCondition &, const ServiceCondition &) = default;
};

//! Knows what those who wait are to be told of the server, and says when that changes. In the
//! server's thread.
class ServiceWatch : public QObject
{
    Q_OBJECT

public:
    using Look = std::function<ServiceCondition()>;

    struct Rules
    {
        //! Who has to enter a number that is sent to them, without which nobody signs in.
        Core::ConfirmationRule confirmation{};
        //! The messages are simulated, so they always arrive.
        bool isSimulated = false;
        //! Whether messages are taken at all.
        bool isListening = true;
    };

    //! @p look returns at once. Call start() when it can be called.
    ServiceWatch(Look look, Rules rules, std::chrono::milliseconds every = std::chrono::seconds(2));

    void start();
    //! Looks now: something may be different.
    void refresh();

    //! As of the last look.
    [[nodiscard]] Protocol::ServiceView view(bool isForKiosk) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Protocol::ServiceState state(bool isForKiosk) const;

    Look m_look;
    Rules m_rules;
    QTimer m_next;
    std::optional<ServiceCondition> m_condition;
};

} // namespace Service
