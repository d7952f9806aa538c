// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/gatewaystate.h"

#include "core/base/enumtable.h"

namespace Core {

namespace {

using namespace Qt::StringLiterals;

constexpr EnumNames<GatewayState> names({
    {GatewayState::Authorized, "authorized"_L1},
    {GatewayState::NotAuthorized, "not_authorized"_L1},
    {GatewayState::Blocked, "blocked"_L1},
    {GatewayState::Suspended, "suspended"_L1},
    {GatewayState::Sleeping, "sleeping"_L1},
    {GatewayState::Starting, "starting"_L1},
    {GatewayState::Unknown, "unknown"_L1},
    {GatewayState::Unreachable, "unreachable"_L1},
    {GatewayState::WrongToken, "wrong_token"_L1},
    {GatewayState::NumberChanged, "number_changed"_L1},
    {GatewayState::Expired, "expired"_L1},
    {GatewayState::WebhookUrlSet, "webhook_url_set"_L1},
});

} // namespace

QString toString(GatewayState state)
{
    return names[state];
}

GatewayState gatewayStateFrom(QStringView text)
{
    return names.keyOf(text).value_or(GatewayState::Unknown);
}

} // namespace Core
