#include "greenapi/base/instancestate.h"

#include "core/base/enumtable.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

constexpr Core::EnumNames<InstanceState> stateNames({
    {InstanceState::Authorized, "authorized"_L1},
    {InstanceState::NotAuthorized, "not_authorized"_L1},
    {InstanceState::Blocked, "blocked"_L1},
    {InstanceState::Sleeping, "sleeping"_L1},
    {InstanceState::Starting, "starting"_L1},
    {InstanceState::Suspended, "suspended"_L1},
    {InstanceState::Unknown, "unknown"_L1},
});

} // namespace

InstanceState instanceStateFrom(QStringView word)
{
    if (word == "authorized"_L1)
        return InstanceState::Authorized;
    if (word == "notAuthorized"_L1)
        return InstanceState::NotAuthorized;
    if (word == "blocked"_L1)
        return InstanceState::Blocked;
    if (word == "sleepMode"_L1)
        return InstanceState::Sleeping;
    if (word == "starting"_L1)
        return InstanceState::Starting;
    // The former was renamed to the latter on 2026-07-30.
    if (word == "yellowCard"_L1 || word == "suspended"_L1)
        return InstanceState::Suspended;
    return InstanceState::Unknown;
}

QString toString(InstanceState state)
{
    return stateNames[state];
}

} // namespace GreenApi
