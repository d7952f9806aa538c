#pragma once

#include "core/base/expected.h"
#include "greenapi/base/ignorereason.h"
#include "greenapi/base/notificationtypes.h"

#include <QByteArray>

//! Everything that knows Green API, the gateway to WhatsApp.
namespace GreenApi {

//! Reads one notification. Unknown and missing members and wrong types are the gateway's daily
//! bread; nothing in @p body can do more harm than to be ignored.
[[nodiscard]] Core::Expected<Notification, IgnoreReason> decode(const QByteArray &body,
                                                                const Account &account);

} // namespace GreenApi
