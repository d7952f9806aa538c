// SPDX-License-Identifier: GPL-3.0-only
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

//! The state of the server at one moment.
struct ServiceCondition
{
    bool isDatabaseUsable = false;
    //! Empty where no account is configured or nothing is known yet.
    std::optional<Core::GatewayState> gateway{};
    std::optional<bool> sending{};

    friend bool operator==(const ServiceCondition &, const ServiceCondition &) = default;
};

//! Keeps the view of the server for waiting screens and pages, and signals when it changes. In the
//! server's thread.
class ServiceWatch : public QObject
{
    Q_OBJECT

public:
    using Sample = std::function<ServiceCondition()>;

    struct Rules
    {
        //! The people who have to enter a number that is sent to them to sign in.
        Core::ConfirmationRule confirmation{};
        //! The messages are simulated, so they always arrive.
        bool isSimulated = false;
        //! Whether messages are handled at all.
        bool isListening = true;
    };

    //! @p sample returns at once. Call start() when it can be called.
    ServiceWatch(Sample sample, Rules rules,
                 std::chrono::milliseconds every = std::chrono::seconds(2));

    void start();
    //! Samples the condition now, because it may have changed.
    void refresh();

    //! The view at the last sample.
    [[nodiscard]] Protocol::ServiceView view(bool isForKiosk) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Protocol::ServiceState state(bool isForKiosk) const;

    Sample m_sample;
    Rules m_rules;
    QTimer m_next;
    std::optional<ServiceCondition> m_condition;
};

} // namespace Service
