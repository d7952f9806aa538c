#pragma once

#include "core/gatewaystate.h"
#include "kiosk/trouble.h"

#include <optional>

namespace Kiosk {

//! What the server says of itself.
struct ServerCondition
{
    //! Why nobody can sign in; nothing while all is well.
    std::optional<Trouble> trouble{};
    //! How the gateway's account is; nothing where the server does not tell.
    std::optional<Core::GatewayState> gateway{};
    //! Messages to people leave for WhatsApp, as far as the server knows.
    bool canSend = true;

    friend bool operator==(const ServerCondition &, const ServerCondition &) = default;
};

} // namespace Kiosk
