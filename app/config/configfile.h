// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace Config {

//! Takes away blanks and characters that take no room from both ends of what somebody has written
//! or copied.
[[nodiscard]] QStringView trimmed(QStringView text);

//! A configuration file, taken apart line by line and not yet understood. Values are literal to
//! the end of their line, which QSettings would cut at ";" and "," and unescape at "\".
struct ConfigFile
{
    struct Section
    {
        QString name;
        int line = 0;
    };

    struct Entry
    {
        QString section;
        QString key;
        QString value;
        int line = 0;
    };

    struct Fault
    {
        int line = 0;
        QString sentence;
    };

    QList<Section> sections;
    QList<Entry> entries;
    QList<Fault> faults;

    [[nodiscard]] static ConfigFile parse(QStringView text);
};

} // namespace Config
