// SPDX-License-Identifier: GPL-3.0-only
#include "config/rawsettings.h"

#include "config/configfile.h"
#include "config/files.h"
#include "config/keynames.h"
#include "config/keys.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr auto fileSuffix = "_file"_L1;
constexpr auto variablePrefix = "AMT_"_L1;
constexpr auto configVariable = "AMT_KIOSK_CONFIG"_L1;

QString variableOf(const QString &key)
{
    return variablePrefix + QString(key).replace(u'/', u'_').toUpper();
}

// A line in the wrong place may begin with a secret, so only what looks like a name is repeated.
QString shownName(const QString &name)
{
    constexpr auto longest = 40;
    const auto isPlain = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_' || c == u'/'; };
    if (name.size() > longest || !std::all_of(name.begin(), name.end(), isPlain))
        return u"the name"_s;
    return name;
}

// A type of tenant is a word; secrets are longer, or have digits.
QString shownType(const QString &name)
{
    constexpr auto longest = 24;
    const auto isPlain = [](QChar c) {
        return c.isLetter() || c == u'_' || c == u'-' || c == u' ';
    };
    if (name.size() > longest || !std::all_of(name.begin(), name.end(), isPlain))
        return u"the name"_s;
    return u"roles/"_s + name;
}

//! Fills a RawSettings from one source after the other; the first that has a key wins.
class SettingsCollector
{
public:
    explicit SettingsCollector(const Sources &sources)
        : m_sources(sources)
    {
        ignoreServiceLinks();
    }

    [[nodiscard]] RawSettings run();

private:
    void ignoreServiceLinks();
    void readConfigurationFile();
    void collectContent(const ConfigFile &file);
    [[nodiscard]] static QString unknownSection(const QString &name);
    [[nodiscard]] static QString unknownKey(const ConfigFile::Entry &entry);
    [[nodiscard]] QString unknownVariable(const QString &name) const;
    void collectEntry(const ConfigFile::Entry &entry);
    void collectRole(const ConfigFile::Entry &entry);
    void findRolesElsewhere();
    void addRoleKey(const QString &key);
    void collectEnvironment();
    void collectCredentials();
    void collectNamedFiles();
    void collectFile(const QString &key, const QString &path, const QString &origin);
    void reportUnknownVariables();
    [[nodiscard]] QString at(int line) const { return u"%1, line %2"_s.arg(m_path).arg(line); }

    Sources m_sources;
    //! All that somebody may have written: those of Config::keys() and of the roles.
    QStringList m_keyNames = keyNames();
    QString m_path;
    //! The configuration file's keys, "_file" ones included.
    QHash<QString, RawSetting> m_written;
    RawSettings m_raw;
};

RawSettings SettingsCollector::run()
{
    readConfigurationFile();
    findRolesElsewhere();
    m_raw.roleKeys.sort();
    collectEnvironment();
    collectCredentials();
    collectNamedFiles();
    for (const auto &key : m_keyNames) {
        if (m_written.contains(key) && !m_raw.values.contains(key))
            m_raw.values.insert(key, m_written.value(key));
    }
    reportUnknownVariables();
    return m_raw;
}

void SettingsCollector::ignoreServiceLinks()
{
    const auto links = serviceLinksIn(m_sources.environment);
    if (links.isEmpty())
        return;
    for (const auto &name : links)
        m_sources.environment.remove(name);
    m_raw.notes.append(serviceLinksIgnored(links));
}

void SettingsCollector::readConfigurationFile()
{
    const auto chosen = configurationFile(m_sources);
    if (!chosen)
        return;
    m_path = chosen->path;
    m_raw.configurationFile = m_path;
    const auto text = readSmallFile(m_path);
    if (!text) {
        m_raw.mistakes.append(u"the configuration file %1"_s.arg(text.error()));
        return;
    }
    collectContent(ConfigFile::parse(*text));
}

void SettingsCollector::collectContent(const ConfigFile &file)
{
    for (const auto &fault : file.faults)
        m_raw.mistakes.append(at(fault.line) + u": "_s + fault.sentence);
    for (const auto &[name, line] : file.sections) {
        if (!sectionNames().contains(name))
            m_raw.mistakes.append(at(line) + u": "_s + unknownSection(name));
    }
    for (const auto &entry : file.entries)
        collectEntry(entry);
}

QString SettingsCollector::unknownSection(const QString &name)
{
    if (const auto small = name.toLower(); sectionNames().contains(small))
        return u"this section is written in small letters; write [%1]"_s.arg(small);
    return u"%1 is not a known section; allowed: %2"_s.arg(shownName(name),
                                                           sectionNames().join(", "_L1));
}

QString SettingsCollector::unknownKey(const ConfigFile::Entry &entry)
{
    const auto siblings = keyNamesIn(entry.section);
    if (const auto meant = meantKey(entry.section, entry.key, siblings); !meant.isEmpty()) {
        return u"%1 seems to be meant; write it as %2="_s.arg(meant, meant.section(u'/', 1));
    }
    return u"%1 is not a known key; allowed: %2"_s.arg(shownName(entry.section + u'/' + entry.key),
                                                       siblings.join(", "_L1));
}

void SettingsCollector::collectEntry(const ConfigFile::Entry &entry)
{
    if (isRolesSection(entry.section))
        return collectRole(entry);
    const auto siblings = keyNamesIn(entry.section);
    if (siblings.isEmpty())
        return; // reported as a section
    const QString key = entry.section + u'/' + entry.key;
    const QString plain = key.endsWith(fileSuffix) ? key.chopped(fileSuffix.size()) : key;
    if (siblings.contains(plain)) {
        m_written.insert(key, {entry.value, at(entry.line), m_path});
    } else {
        m_raw.mistakes.append(at(entry.line) + u": "_s + unknownKey(entry));
    }
}

// A type cannot end with "_file": that is where the role would be read from a file.
void SettingsCollector::collectRole(const ConfigFile::Entry &entry)
{
    const bool isFile = entry.key.endsWith(fileSuffix);
    const auto key = roleKeyOf(isFile ? entry.key.chopped(fileSuffix.size()) : entry.key);
    if (key.isEmpty()) {
        m_raw.mistakes.append(u"%1: %2 is not a known key; allowed: %3"_s.arg(
            at(entry.line), shownType(entry.key), allowedTypes()));
        return;
    }
    m_written.insert(isFile ? key + fileSuffix : key, {entry.value, at(entry.line), m_path});
    addRoleKey(key);
}

void SettingsCollector::findRolesElsewhere()
{
    for (const auto &name : m_sources.environment.keys())
        addRoleKey(roleKeyOfVariable(name));
    const auto directory = m_sources.environment.value(u"CREDENTIALS_DIRECTORY"_s);
    if (directory.isEmpty())
        return;
    for (const auto &name : QDir(directory).entryList(QDir::Files)) {
        if (isRolesSection(name.section(u'.', 0, 0)))
            addRoleKey(roleKeyOf(name.section(u'.', 1)));
    }
}

void SettingsCollector::addRoleKey(const QString &key)
{
    if (key.isEmpty() || m_keyNames.contains(key))
        return;
    m_keyNames.append(key);
    m_raw.roleKeys.append(key);
}

void SettingsCollector::collectEnvironment()
{
    for (const auto &key : m_keyNames) {
        const auto variable = variableOf(key);
        if (m_sources.environment.contains(variable)) {
            m_raw.values.insert(key,
                                {trimmed(m_sources.environment.value(variable)).toString(),
                                 u"the variable "_s + variable,
                                 {}});
        }
    }
}

void SettingsCollector::collectCredentials()
{
    const auto directory = m_sources.environment.value(u"CREDENTIALS_DIRECTORY"_s);
    if (directory.isEmpty())
        return;
    for (const auto &key : m_keyNames) {
        const auto name = QString(key).replace(u'/', u'.');
        const auto path = QDir(directory).filePath(name);
        if (!m_raw.values.contains(key) && QFileInfo::exists(path))
            collectFile(key, path, u"the credential "_s + name);
    }
}

void SettingsCollector::collectNamedFiles()
{
    // A path in the configuration file is relative to it, so that it does not depend on where the
    // program was started.
    const auto home = QFileInfo(m_path).dir();
    for (const auto &key : m_keyNames) {
        if (m_raw.values.contains(key))
            continue;
        const auto variable = variableOf(key + fileSuffix);
        const auto written = m_written.constFind(key + fileSuffix);
        if (m_sources.environment.contains(variable))
            collectFile(key, m_sources.environment.value(variable), u"the variable "_s + variable);
        else if (written != m_written.constEnd())
            collectFile(key, home.filePath(written->text), written->origin);
    }
}

void SettingsCollector::collectFile(const QString &key, const QString &path, const QString &origin)
{
    const auto text = readSmallFile(path);
    if (text)
        m_raw.values.insert(key,
                            {trimmed(*text).toString(), origin + u" (file "_s + path + u')', path});
    else
        m_raw.mistakes.append(u"%1: the file for %2, %3"_s.arg(origin, key, text.error()));
}

void SettingsCollector::reportUnknownVariables()
{
    QStringList known{configVariable};
    for (const auto &key : m_keyNames)
        known << variableOf(key) << variableOf(key + fileSuffix);
    auto names = m_sources.environment.keys();
    names.sort();
    for (const auto &name : names) {
        if (name.startsWith(variablePrefix) && !known.contains(name))
            m_raw.mistakes.append(unknownVariable(name));
    }
}

QString SettingsCollector::unknownVariable(const QString &name) const
{
    auto allowed = isRoleVariable(name)
        ? u"AMT_ROLES_<TYPE>, with "_s + allowedTypes() + u" as CLEANER"_s
        : u"AMT_<SECTION>_<KEY> of the configuration's keys, for example "_s
            + variableOf(keyNames().first());
    if (const auto meant = meantKey({}, name, m_keyNames); !meant.isEmpty())
        allowed = variableOf(meant);
    return u"the variable %1 is not known; allowed: %2"_s.arg(name.left(60), allowed);
}

} // namespace

RawSettings collectSettings(const Sources &sources)
{
    return SettingsCollector(sources).run();
}

} // namespace Config
