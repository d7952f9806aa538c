#include "kiosk/client/servercondition.h"

namespace Kiosk {

namespace {

std::optional<Trouble> troubleIn(Protocol::ServiceState state)
{
    switch (state) {
    case Protocol::ServiceState::Unknown:
    case Protocol::ServiceState::Ok:
        return std::nullopt;
    case Protocol::ServiceState::GatewayTrouble:
        return Trouble::Gateway;
    case Protocol::ServiceState::ServerTrouble:
        return Trouble::Server;
    }
    Q_UNREACHABLE();
}

} // namespace

ServerCondition conditionFrom(const Protocol::ServiceView &service)
{
    return {.trouble = troubleIn(service.state),
            .gateway = service.gateway,
            .canSend = service.sending.value_or(true),
            .isWorking = service.state == Protocol::ServiceState::Ok};
}

} // namespace Kiosk
