// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

//! The JSON that server and kiosk exchange, reading and writing side by side. Every type here is a
//! value: its functions may be called in any thread.
namespace Protocol {

//! Returns the object that @p text is, or nothing if it is anything else. Any bytes are safe.
[[nodiscard]] std::optional<QJsonObject> objectFrom(const QByteArray &text);

//! Returns @p object as UTF-8 without blanks and line breaks.
[[nodiscard]] QByteArray toBytes(const QJsonObject &object);

//! Returns the body of an error answer; every error has this form. @p code is one of ErrorCode;
//! @p message is an English sentence for developers and says nothing of other people.
[[nodiscard]] QByteArray errorReply(const QString &code, const QString &message,
                                    const QString &requestId);

} // namespace Protocol
