#pragma once

#include <QString>

namespace Cli {

// What a text goes through on its way into a cell of a CSV file and back. A spreadsheet takes a
// cell that begins with one of = + - @ (or their full-width forms), a tab or a carriage return for
// a formula and runs it; an apostrophe before it makes it a text again (OWASP, "CSV Injection").

//! @p text with an apostrophe before what a spreadsheet would run: at its beginning, and after the
//! commas, semicolons and line breaks in it, because a spreadsheet that splits lines at the other
//! separator knows nothing of our quotes.
[[nodiscard]] QString escapedCell(QString text);

//! Takes off what escapedCell() put there: exactly that, for every text.
[[nodiscard]] QString unescapedCell(QString text);

//! @p text as a file can hold it, and as an import would read it: without blanks around it, with
//! line ends of one character, no other control characters, and letters with marks composed
//! (Unicode's form C). Line ends stay only if it @p mayHaveLines.
[[nodiscard]] QString plainText(QString text, bool mayHaveLines);

//! A text in quotes where it needs them.
[[nodiscard]] QByteArray quotedCell(const QString &text);

} // namespace Cli
