#pragma once

#include "config/settings.h"
#include "kiosk/kioskoptions.h"
#include "main/arguments.h"

namespace Main {

//! The kiosk's options from the settings and the command line, without its server and key.
[[nodiscard]] Kiosk::KioskOptions kioskOptionsFrom(const Config::Settings &settings,
                                                   const Arguments &arguments);

} // namespace Main
