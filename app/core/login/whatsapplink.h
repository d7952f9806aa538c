#pragma once

#include "core/phone/phonenumber.h"

namespace Core {

//! The link that opens WhatsApp with @p text written to @p number; the person still presses Send.
//! Blanks are "%20", never "+" (green-api.com FAQ; a "+" arrives as it is on some phones).
[[nodiscard]] QString whatsappLink(const PhoneNumber &number, const QString &text);

} // namespace Core
