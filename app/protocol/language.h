#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Protocol {

//! The "language" of a body: the code of a Core::Language, empty if none is named, nothing if it is
//! not one of ours.
[[nodiscard]] std::optional<QString> languageIn(const QJsonObject &json);

} // namespace Protocol
