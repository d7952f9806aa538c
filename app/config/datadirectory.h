#pragma once

#include <QProcessEnvironment>
#include <QString>

namespace Config {

//! $XDG_DATA_HOME/amt-kiosk, else ~/.local/share/amt-kiosk. It need not exist.
[[nodiscard]] QString dataDirectory(const QProcessEnvironment &environment);

//! $XDG_CONFIG_HOME/amt-kiosk/amt-kiosk.conf, else the same under ~/.config.
[[nodiscard]] QString userConfigurationFile(const QProcessEnvironment &environment);

} // namespace Config
