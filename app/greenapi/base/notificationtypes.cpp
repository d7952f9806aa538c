// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/base/notificationtypes.h"

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

constexpr Core::EnumNames<IgnoreReason> reasonNames({
    {IgnoreReason::NotJson, "not_json"_L1},
    {IgnoreReason::NotAnIncomingMessage, "not_an_incoming_message"_L1},
    {IgnoreReason::OtherInstance, "other_instance"_L1},
    {IgnoreReason::OtherNumber, "other_number"_L1},
    {IgnoreReason::NoSender, "no_sender"_L1},
    {IgnoreReason::NotDirect, "not_direct"_L1},
    {IgnoreReason::HiddenNumber, "hidden_number"_L1},
    {IgnoreReason::NotAPhoneNumber, "not_a_phone_number"_L1},
    {IgnoreReason::NotText, "not_text"_L1},
    {IgnoreReason::Forwarded, "forwarded"_L1},
    {IgnoreReason::Unreadable, "unreadable"_L1},
    {IgnoreReason::NoTimestamp, "no_timestamp"_L1},
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

QString toString(IgnoreReason reason)
{
    return reasonNames[reason];
}

QList<IgnoreReason> allIgnoreReasons()
{
    return {Core::enumValues<IgnoreReason>.begin(), Core::enumValues<IgnoreReason>.end()};
}

} // namespace GreenApi
