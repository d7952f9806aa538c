#include "config/configfile.h"

#include <QHash>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

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
    line = line.trimmed();
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
        fault(u"a section must look like [server], with nothing after it"_s);
        return;
    }
    m_section = line.mid(1, line.size() - 2).trimmed().toString();
    file.sections.append({m_section, m_line});
}

// The sentences tell nothing of the line: a secret may stand in it.
void Reader::readEntry(QStringView line)
{
    const auto equals = line.indexOf(u'=');
    if (equals < 1) {
        fault(u"a line must be key=value, [section], a comment after # or ;, or empty"_s);
        return;
    }
    if (file.sections.isEmpty()) {
        fault(u"a key must stand in a section; begin with one, for example [server]"_s);
        return;
    }
    const auto key = line.first(equals).trimmed().toString();
    const auto first = m_lines.value({m_section, key});
    if (first > 0) {
        fault(u"this key stands in line %1 already; keep one of the two"_s.arg(first));
        return;
    }
    m_lines.insert({m_section, key}, m_line);
    file.entries.append({m_section, key, line.sliced(equals + 1).trimmed().toString(), m_line});
}

} // namespace

ConfigFile ConfigFile::parse(QStringView text)
{
    Reader reader;
    for (const auto line : text.split(u'\n'))
        reader.read(line);
    return reader.file;
}

} // namespace Config
