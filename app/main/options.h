#pragma once

#include "config/settings.h"
#include "kiosk/kioskoptions.h"
#include "main/arguments.h"

namespace Main {

//! What the settings and the command line tell the kiosk about itself, but for its server and key.
[[nodiscard]] Kiosk::KioskOptions kioskOptionsFrom(const Config::Settings &settings,
                                                   const Arguments &arguments);

} // namespace Main
