#pragma once

#include "core/model/gatewaystate.h"
#include "greenapi/base/notificationtypes.h"
#include "greenapi/client/answers.h"

// What the gateway's answers say of its account.
namespace Service {

[[nodiscard]] Core::GatewayState stateOf(GreenApi::InstanceState state);

//! Of an account that could not be asked.
[[nodiscard]] Core::GatewayState stateOf(GreenApi::CallError error);

} // namespace Service
