#pragma once

#include <QString>
#include <QStringView>

namespace Core {

//! What a reader sees of @p text, in a form in which texts that look alike are the same: in
//! capitals, without invisible characters, compatibility forms (NFKC), with dashes of any kind as
//! hyphens and Cyrillic letters as the Latin ones that they look like. Any text is safe, in linear
//! time.
[[nodiscard]] QString foldedText(QStringView text);

} // namespace Core
