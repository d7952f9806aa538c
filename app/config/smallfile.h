#pragma once

#include "core/base/expected.h"

#include <QString>

namespace Config {

//! The text of a configuration, secret or credential file, without a byte order mark; or one
//! sentence that says why there is none. UTF-8 of at most 64 KiB.
[[nodiscard]] Core::Expected<QString, QString> readSmallFile(const QString &path);

} // namespace Config
