#pragma once

#include <QString>

namespace Service {

//! What a person reads in WhatsApp. @p language is an attempt's: "ru", "ky", "en", or empty, which
//! is Russian like any other.
[[nodiscard]] QString codeText(const QString &language, const QString &code);

//! The same of a number match.
[[nodiscard]] QString numberText(const QString &language, const QString &number);

} // namespace Service
