#pragma once

#include "config/locations.h"
#include "config/settings.h"
#include "core/base/expected.h"

#include <QStringList>

namespace Config {

//! The settings, or every mistake in them: one sentence each, which names the place, the key and
//! what is allowed, and never the value of a secret.
[[nodiscard]] Core::Expected<Settings, QStringList> load(const Sources &sources);

//! Notes that stop nothing, one sentence each: variables that are ignored because
//! Kubernetes made them, and texts with quotes or a comment in them, which are taken as they are.
[[nodiscard]] QStringList notes(const Sources &sources);

} // namespace Config
