#pragma once

#include <QStringView>

namespace Core {

//! Whether a message says that it was somebody else who signed in: the denial of any Language and
//! nothing else, with the tolerance of LoginPhrase for how it is written, and blanks and
//! punctuation around it.
[[nodiscard]] bool isDenial(QStringView text);

} // namespace Core
