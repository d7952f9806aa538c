// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/gatewaystate.h"
#include "protocol/login.h"

#include <optional>

namespace Kiosk {

//! Why nobody can sign in at the moment.
enum class Outage {
    //! The server cannot be reached.
    Network,
    //! The server can be reached but does not do what it should.
    Server,
    //! The server says that it cannot hear WhatsApp.
    Gateway,
    //! The server does not know this kiosk: its key is missing, wrong or revoked.
    NotEnrolled,
};

//! The server's word about itself; by default nothing is known.
struct ServerCondition
{
    //! Why nobody can sign in; nothing while all is well.
    std::optional<Outage> outage{};
    //! How the gateway's account is; nothing where the server does not tell.
    std::optional<Core::GatewayState> gateway{};
    //! Messages to people leave for WhatsApp, as far as the server knows.
    bool canSend = true;
    //! The server knows that messages of people reach it.
    bool isWorking = false;

    friend bool operator==(const ServerCondition &, const ServerCondition &) = default;
};

[[nodiscard]] inline ServerCondition conditionFrom(const Protocol::ServiceView &service)
{
    ServerCondition condition{.gateway = service.gateway,
                              .canSend = service.sending.value_or(true),
                              .isWorking = service.state == Protocol::ServiceState::Ok};
    if (service.state == Protocol::ServiceState::GatewayTrouble)
        condition.outage = Outage::Gateway;
    else if (service.state == Protocol::ServiceState::ServerTrouble)
        condition.outage = Outage::Server;
    return condition;
}

} // namespace Kiosk
