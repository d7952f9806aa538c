// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

//! Makes the documents of the settings from Config::keys(), so that a setting is described once.
namespace SettingsDocs {

//! packaging/amt-kiosk.conf.example: every key with its explanation and its default.
[[nodiscard]] QString example();

//! @p page with its tables made anew, which stand between "<!-- settings -->" and
//! "<!-- end of settings -->".
[[nodiscard]] QString withTables(const QString &page);

//! The same for the Russian page. Its explanations are written there by hand and kept; a key that
//! is new has an empty one, and that of a key that is gone goes as well.
[[nodiscard]] QString withRussianTables(const QString &page);

} // namespace SettingsDocs
