#include "greenapi/base/ignorereason.h"

#include "core/base/enumtable.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

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

QString toString(IgnoreReason reason)
{
    return reasonNames[reason];
}

QList<IgnoreReason> allIgnoreReasons()
{
    return {Core::enumValues<IgnoreReason>.begin(), Core::enumValues<IgnoreReason>.end()};
}

} // namespace GreenApi
