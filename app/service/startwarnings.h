#pragma once

#include "config/settings.h"

namespace Service {

//! Logs what is dangerous in the settings of a server that starts, one line each with the cure. The
//! doctor finds the same.
void warnAtStart(const Config::Settings &settings);

} // namespace Service
