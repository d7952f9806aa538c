#include "greenapi/ignorereason.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

QString toString(IgnoreReason reason)
{
    switch (reason) {
    case IgnoreReason::NotJson:
        return u"not_json"_s;
    case IgnoreReason::NotAnIncomingMessage:
        return u"not_an_incoming_message"_s;
    case IgnoreReason::OtherInstance:
        return u"other_instance"_s;
    case IgnoreReason::OtherNumber:
        return u"other_number"_s;
    case IgnoreReason::NoSender:
        return u"no_sender"_s;
    case IgnoreReason::NotDirect:
        return u"not_direct"_s;
    case IgnoreReason::HiddenNumber:
        return u"hidden_number"_s;
    case IgnoreReason::NotAPhoneNumber:
        return u"not_a_phone_number"_s;
    case IgnoreReason::NotText:
        return u"not_text"_s;
    case IgnoreReason::Forwarded:
        return u"forwarded"_s;
    case IgnoreReason::Unreadable:
        return u"unreadable"_s;
    case IgnoreReason::NoTimestamp:
        return u"no_timestamp"_s;
    }
    Q_UNREACHABLE();
}

QList<IgnoreReason> allIgnoreReasons()
{
    QList<IgnoreReason> reasons;
    for (int i = 0; i <= int(IgnoreReason::NoTimestamp); ++i)
        reasons.append(IgnoreReason(i));
    return reasons;
}

} // namespace GreenApi
