#include "greenapi/instancestate.h"

namespace GreenApi {

using namespace Qt::StringLiterals;

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
    switch (state) {
    case InstanceState::Authorized:
        return u"authorized"_s;
    case InstanceState::NotAuthorized:
        return u"not_authorized"_s;
    case InstanceState::Blocked:
        return u"blocked"_s;
    case InstanceState::Sleeping:
        return u"sleeping"_s;
    case InstanceState::Starting:
        return u"starting"_s;
    case InstanceState::Suspended:
        return u"suspended"_s;
    case InstanceState::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

} // namespace GreenApi
