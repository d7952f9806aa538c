#include "core/gatewaystate.h"

#include <array>

namespace Core {

namespace {

using namespace Qt::StringLiterals;

struct Name
{
    GatewayState state = GatewayState::Unknown;
    QLatin1StringView text;
};

constexpr std::array names{
    Name{GatewayState::Authorized, "authorized"_L1},
    Name{GatewayState::NotAuthorized, "not_authorized"_L1},
    Name{GatewayState::Blocked, "blocked"_L1},
    Name{GatewayState::Suspended, "suspended"_L1},
    Name{GatewayState::Sleeping, "sleeping"_L1},
    Name{GatewayState::Starting, "starting"_L1},
    Name{GatewayState::Unknown, "unknown"_L1},
    Name{GatewayState::Unreachable, "unreachable"_L1},
    Name{GatewayState::WrongToken, "wrong_token"_L1},
    Name{GatewayState::NumberChanged, "number_changed"_L1},
    Name{GatewayState::Expired, "expired"_L1},
    Name{GatewayState::WebhookUrlSet, "webhook_url_set"_L1},
};

} // namespace

QString toString(GatewayState state)
{
    for (const auto &name : names) {
        if (name.state == state)
            return name.text;
    }
    Q_UNREACHABLE();
}

GatewayState gatewayStateFrom(QStringView text)
{
    for (const auto &name : names) {
        if (name.text == text)
            return name.state;
    }
    return GatewayState::Unknown;
}

} // namespace Core
