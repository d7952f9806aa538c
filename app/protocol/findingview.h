#pragma once

#include "core/model/finding.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Protocol {

//! {"part","state","code","message","fix"} and, where the code has them, "since", "count" and
//! "subject".
[[nodiscard]] QJsonObject toJson(const Core::Finding &finding);
//! Nothing if part, state or code is missing. A code that is not known here is no mistake.
[[nodiscard]] std::optional<Core::Finding> findingFrom(const QJsonObject &json);

[[nodiscard]] QJsonArray toJson(const QList<Core::Finding> &findings);
//! Those that can be read.
[[nodiscard]] QList<Core::Finding> findingsFrom(const QJsonArray &json);

} // namespace Protocol
