#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Http {

//! The QR code of @p text for a page to draw: "size", the modules on one side with the quiet zone,
//! and "path", an SVG path to fill, a rectangle for each run of dark modules. Nothing if the text
//! is empty or too long for a code.
[[nodiscard]] std::optional<QJsonObject> qrPictureOf(const QString &text);

} // namespace Http
