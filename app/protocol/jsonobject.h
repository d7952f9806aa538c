#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

//! The JSON that server and kiosk exchange, reading and writing side by side.
namespace Protocol {

//! The object that @p text is, or nothing if it is anything else. Any bytes are safe.
[[nodiscard]] std::optional<QJsonObject> objectFrom(const QByteArray &text);

//! Without blanks and line breaks, UTF-8.
[[nodiscard]] QByteArray toBytes(const QJsonObject &object);

} // namespace Protocol
