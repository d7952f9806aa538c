#pragma once

#include "greenapi/client/callerror.h"

#include <QString>

namespace GreenApi {

//! Why the gateway's notifications do not come in.
enum class PollTrouble {
    Unreachable,
    Insecure,
    WrongCredentials,
    Forbidden,
    //! The gateway sends them somewhere; clearing its setting "webhookUrl" helps, after a minute.
    WebhookUrlSet,
    NotReady,
    InstanceGone,
    QuotaExceeded,
    //! The gateway does not take the call, or answers in a way of its own.
    Refused,
    ServerFailed,
    //! One came in, and our side could not store what it says.
    NotCommitted,
};

[[nodiscard]] PollTrouble troubleOf(CallError error);

//! The name in the log, for example "webhook_url_set".
[[nodiscard]] QString toString(PollTrouble trouble);

} // namespace GreenApi
