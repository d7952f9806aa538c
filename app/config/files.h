// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"

#include <QString>

#include <optional>

// The files that a configuration names.
namespace Config {

//! The text of a configuration, secret or credential file, without a byte order mark; or one
//! sentence that says why there is none. UTF-8 of at most 64 KiB.
[[nodiscard]] Core::Expected<QString, QString> readSmallFile(const QString &path);

//! Why the file at @p path cannot be shown as a logo, as the end of a sentence that begins with the
//! key; nothing if it can. An SVG or PNG file of at most 1 MiB, known by its first bytes: whether
//! the whole picture is sound shows when it is drawn.
[[nodiscard]] std::optional<QString> faultOfLogo(const QString &path);

} // namespace Config
