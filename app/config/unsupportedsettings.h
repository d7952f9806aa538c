#pragma once

#include "config/rawsettings.h"
#include "config/settings.h"

#include <QStringList>

namespace Config {

//! A sentence for each setting whose part of the program is not built yet: ignoring it silently
//! would leave something open that its owner believes closed. Rows go as the parts come; the last
//! one takes this file with it.
[[nodiscard]] QStringList unsupportedSettings(const Settings &settings, const RawSettings &given);

} // namespace Config
