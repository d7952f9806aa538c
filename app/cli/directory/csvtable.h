#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

//! The programs' command line: one class per command.
namespace Cli {

//! What is wrong with a file, and in which line, counted from 1.
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

} // namespace Cli
