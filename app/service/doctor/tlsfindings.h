#pragma once

#include "config/settings.h"
#include "core/model/finding.h"

namespace Service {

//! Whether a server of @p settings would start with its certificate and key, by the very check that
//! it makes itself; and how long the certificate is still good. Reads the files.
[[nodiscard]] Core::Finding ownTlsFinding(const Config::ServerSettings &settings,
                                          const QDateTime &now);

} // namespace Service
