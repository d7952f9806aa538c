#pragma once

#include "config/settings.h"
#include "config/sources.h"
#include "core/expected.h"

#include <QStringList>

namespace Config {

//! The settings, or every mistake in them: one sentence each, which names the place, the key and
//! what is allowed, and never the value of a secret.
[[nodiscard]] Core::Expected<Settings, QStringList> load(const Sources &sources);

} // namespace Config
