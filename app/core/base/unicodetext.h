// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>
#include <QStringView>

namespace Core {

//! @p text as every database stores it and gives it back, whatever a stranger sent: without byte
//! order marks at its beginning, and with U+FFFD in the place of NUL, of surrogates without their
//! other half, and of U+FFFE and U+FFFF. PostgreSQL has no NUL, UTF-8 no surrogates, and SQLite
//! reads the others as marks of the order of bytes. Linear time.
[[nodiscard]] QString wellFormed(const QString &text);

//! @p text as a reader sees it, in a form in which texts that look alike are the same: in
//! capitals, without invisible characters, compatibility forms (NFKC), with dashes of any kind as
//! hyphens and Cyrillic letters as the Latin ones that they look like. Any text is safe, in linear
//! time.
[[nodiscard]] QString foldedText(QStringView text);

} // namespace Core
