#pragma once

#include "core/base/expected.h"

#include <QString>

#include <functional>

namespace GreenApi {

//! Why a call of the gateway brought nothing.
enum class CallError {
    //! No route, no name, refused: the call never went out.
    Unreachable,
    //! It went out and the connection broke: nobody knows whether it was obeyed.
    AnswerLost,
    //! The server's certificate is not good, or the address would carry the token in clear.
    Insecure,
    TimedOut,
    //! Instance id or token.
    WrongCredentials,
    Forbidden,
    //! There is no such method at this address.
    NotFound,
    TooFast,
    //! The tariff allows no more this month.
    QuotaExceeded,
    //! It cannot be polled while it sends its notifications somewhere.
    WebhookUrlSet,
    //! The instance starts, or its phone is not linked.
    NotReady,
    //! The instance was not paid for, or deleted.
    InstanceGone,
    //! The journal does not have this message, or not yet.
    UnknownMessage,
    //! The gateway does not take what was sent.
    Refused,
    ServerFailed,
    //! An answer that is none of this interface.
    BadAnswer,
    //! Too many calls wait already; this one was not made.
    QueueFull,
};

//! The name in the log, for example "wrong_credentials".
[[nodiscard]] QString toString(CallError error);

template <typename Value>
using Answer = Core::Expected<Value, CallError>;
template <typename Value>
using Callback = std::function<void(Answer<Value>)>;

} // namespace GreenApi
