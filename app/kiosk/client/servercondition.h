#pragma once

#include "core/model/gatewaystate.h"
#include "kiosk/base/trouble.h"
#include "protocol/login.h"

#include <optional>

namespace Kiosk {

//! The server's word about itself; by default nothing is known.
struct ServerCondition
{
    //! Why nobody can sign in; nothing while all is well.
    std::optional<Trouble> trouble{};
    //! How the gateway's account is; nothing where the server does not tell.
    std::optional<Core::GatewayState> gateway{};
    //! Messages to people leave for WhatsApp, as far as the server knows.
    bool canSend = true;
    //! The server knows that messages of people reach it.
    bool isWorking = false;

    friend bool operator==(const ServerCondition &, const ServerCondition &) = default;
};

[[nodiscard]] ServerCondition conditionFrom(const Protocol::ServiceView &service);

} // namespace Kiosk
