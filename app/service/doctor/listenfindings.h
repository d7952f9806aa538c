#pragma once

#include "config/settings.h"
#include "core/model/finding.h"

#include <optional>

namespace Service {

//! The reason why no server could listen where @p settings say, found by listening there for a
//! moment. Call it only where none of this configuration runs. Empty if one could.
[[nodiscard]] std::optional<Core::Finding> listenFailure(const Config::ServerSettings &settings);

} // namespace Service
