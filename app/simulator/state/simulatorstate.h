// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/options.h"
#include "simulator/state/account.h"
#include "simulator/state/contacts.h"
#include "simulator/state/eventlog.h"
#include "simulator/state/faults.h"
#include "simulator/state/journal.h"
#include "simulator/state/limits.h"
#include "simulator/state/notificationqueue.h"
#include "simulator/state/notifications.h"

namespace Simulator {

//! The data of the simulated service, for the classes that act on it.
struct SimulatorState
{
    explicit SimulatorState(const Options &given);

    //! "996…@c.us", or empty while no phone is linked.
    [[nodiscard]] QString wid() const;
    //! For a notification about something of @p time.
    [[nodiscard]] Envelope envelope(const QDateTime &time) const;
    [[nodiscard]] Envelope envelope() const { return envelope(options.now()); }
    //! Queues a notification, whatever the settings say.
    void notify(const QJsonObject &notification);

    Options options;
    EventLog eventLog;
    Faults faults;
    Contacts contacts{};
    AccountSettings settings;
    InstanceState state;
    NotificationQueue queue;
    Journal journal{};
    Quota quota;
    RateLimits rates;
    Chats chats;
    //! "enableLidMode" as it was when a phone was last linked.
    bool isInLidMode = false;
};

//! A random id like those of WhatsApp: @p prefix and @p digits upper-case hexadecimal digits.
[[nodiscard]] QString newMessageId(QLatin1StringView prefix, int digits);

} // namespace Simulator
