// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Cli {

//! A mistake in a file, and the line where it stands, counted from 1.
struct CsvFault
{
    int line = 0;
    QString sentence;
};

//! The cells of a CSV file, as far as its form goes. It may be UTF-8, with or without a byte order
//! mark, Windows-1251, code page 866 or KOI8-R, and separated by commas, semicolons or tabs, as its
//! first row or a line "sep=;" before it shows. Letters with marks are composed (Unicode's form C).
struct CsvTable
{
    struct Row
    {
        //! Its first one; a quoted cell may go on for several.
        int line = 0;
        //! Without blanks around them.
        QStringList cells;
    };

    //! Without empty lines.
    QList<Row> rows;
    QList<CsvFault> faults;
    //! Every quote stands where RFC 4180 has it, so that a line break in a cell is one that
    //! somebody wrote there, and not a quote that was closed in the wrong place.
    bool isWellFormed = true;

    [[nodiscard]] static CsvTable parse(const QByteArray &bytes);
};

// These bring a text into a cell of a CSV file and back. A spreadsheet takes a
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
