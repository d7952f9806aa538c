// SPDX-License-Identifier: GPL-3.0-only
#include "config/configfile.h"

#include <QHash>

#include <algorithm>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

// Editors and web pages leave signs that take no room beside what people copy.
bool isBlank(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format;
}

} // namespace

QStringView trimmed(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

namespace {

// YAML's "key: value"; a colon that comes after the equals sign belongs to the value.
bool hasColonForEquals(QStringView line)
{
    const auto key = line.first(std::max<qsizetype>(0, line.indexOf(u':')));
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u' ';
    });
}

//! Reads one line after the other.
class Reader
{
public:
    void read(QStringView line);

    ConfigFile file;

private:
    void readSection(QStringView line);
    void readEntry(QStringView line);
    void fault(const QString &sentence) { file.faults.append({m_line, sentence}); }

    int m_line = 0;
    QString m_section;
    QHash<std::pair<QString, QString>, int> m_lines;
};

void Reader::read(QStringView line)
{
    ++m_line;
    line = trimmed(line);
    if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
        return;
    if (line.startsWith(u'['))
        readSection(line);
    else
        readEntry(line);
}

void Reader::readSection(QStringView line)
{
    if (!line.endsWith(u']')) {
        fault(u"a section must look like [server], with nothing after it; a comment stands on a "
              "line of its own"_s);
        return;
    }
    m_section = trimmed(line.mid(1, line.size() - 2)).toString();
    file.sections.append({m_section, m_line});
}

// The sentences tell nothing of the line: a secret may stand in it.
void Reader::readEntry(QStringView line)
{
    if (hasColonForEquals(line)) {
        fault(u"key and value stand on the two sides of an equals sign here, not of a colon; write "
              "key=value"_s);
        return;
    }
    const auto equals = line.indexOf(u'=');
    if (equals < 1) {
        fault(u"a line must be key=value, [section], a comment after # or ;, or empty"_s);
        return;
    }
    if (file.sections.isEmpty()) {
        fault(u"a key must stand in a section; begin with one, for example [server]"_s);
        return;
    }
    const auto key = trimmed(line.first(equals)).toString();
    const auto first = m_lines.value({m_section, key});
    if (first > 0) {
        fault(u"this key stands in line %1 already; keep one of the two"_s.arg(first));
        return;
    }
    m_lines.insert({m_section, key}, m_line);
    file.entries.append({m_section, key, trimmed(line.sliced(equals + 1)).toString(), m_line});
}

} // namespace

ConfigFile ConfigFile::parse(QStringView text)
{
    // Lines may end as on Unix, on Windows or on a Mac of long ago.
    auto lines = text.toString();
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    Reader reader;
    for (const auto line : QStringView(lines).split(u'\n'))
        reader.read(line);
    return reader.file;
}

} // namespace Config
