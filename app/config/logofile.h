#pragma once

#include <QString>

#include <optional>

namespace Config {

//! Why the file at @p path cannot be shown as a logo, as the end of a sentence that begins with the
//! key; nothing if it can. An SVG or PNG file of at most 1 MiB, known by its first bytes: whether
//! the whole picture is sound shows when it is drawn.
[[nodiscard]] std::optional<QString> faultOfLogo(const QString &path);

} // namespace Config
