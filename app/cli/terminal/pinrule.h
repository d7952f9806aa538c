#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Cli {

//! Why @p pin cannot open the staff screen, in one sentence that does not repeat it; nothing if it
//! can. 4 to 12 digits, because the kiosk has a keypad of digits, and none of those that everybody
//! tries first.
[[nodiscard]] std::optional<QString> faultOfPin(const QByteArray &pin);

} // namespace Cli
