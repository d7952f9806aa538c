#pragma once

#include <QString>

#include <optional>

namespace Cli {

//! Why --redirect must not be @p address, in one sentence; nothing if it may. A browser is sent
//! there after a login, so it is an absolute https address, or for development an http one of this
//! computer.
[[nodiscard]] std::optional<QString> faultOfRedirect(const QString &address);

} // namespace Cli
