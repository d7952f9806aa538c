#include "service/gateway/statetransitions.h"

namespace Service {

using Core::GatewayState;

GatewayState stateOf(GreenApi::InstanceState state)
{
    switch (state) {
    case GreenApi::InstanceState::Authorized:
        return GatewayState::Authorized;
    case GreenApi::InstanceState::NotAuthorized:
        return GatewayState::NotAuthorized;
    case GreenApi::InstanceState::Blocked:
        return GatewayState::Blocked;
    case GreenApi::InstanceState::Sleeping:
        return GatewayState::Sleeping;
    case GreenApi::InstanceState::Starting:
        return GatewayState::Starting;
    case GreenApi::InstanceState::Suspended:
        return GatewayState::Suspended;
    case GreenApi::InstanceState::Unknown:
        return GatewayState::Unknown;
    }
    Q_UNREACHABLE();
}

GatewayState stateOf(GreenApi::CallError error)
{
    switch (error) {
    case GreenApi::CallError::WrongCredentials:
    case GreenApi::CallError::Forbidden:
        return GatewayState::WrongToken;
    case GreenApi::CallError::InstanceGone:
        return GatewayState::Expired;
    case GreenApi::CallError::NotReady:
        return GatewayState::Starting;
    default:
        return GatewayState::Unreachable;
    }
}

} // namespace Service
