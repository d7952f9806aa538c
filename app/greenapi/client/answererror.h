#pragma once

#include "greenapi/base/method.h"
#include "greenapi/client/callerror.h"
#include "net/httpattempt.h"

#include <optional>

namespace GreenApi {

//! What is wrong with an answer, or nothing. The gateway echoes the token in the bodies of its
//! errors, so that this is all anybody learns of them.
[[nodiscard]] std::optional<CallError> errorIn(const Net::HttpResponse &answer, Method method);

//! Whether a call that failed with @p error may be made once more.
[[nodiscard]] bool mayRepeat(CallError error, Repeat rule);

} // namespace GreenApi
