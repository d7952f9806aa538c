#pragma once

#include "core/model/session.h"

#include <QJsonObject>

#include <optional>

namespace Protocol {

//! "session": {"token", "expiresAt"}.
[[nodiscard]] QJsonObject toJson(const Core::SessionGrant &grant);
[[nodiscard]] std::optional<Core::SessionGrant> grantFrom(const QJsonObject &json);

} // namespace Protocol
