// SPDX-License-Identifier: GPL-3.0-only
#include "settingsdocs.h"

#include "config/keynames.h"
#include "config/keys.h"

#include <QHash>
#include <QRegularExpression>

namespace SettingsDocs {

using namespace Config;
using namespace Qt::StringLiterals;

namespace {

QString comment(const QString &text)
{
    constexpr qsizetype width = 98;
    QString lines;
    QString line;
    for (const auto &word : text.split(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines += u"# "_s + line + u'\n';
            line.clear();
        }
        line += (line.isEmpty() ? QString() : u" "_s) + word;
    }
    return lines + u"# "_s + line + u'\n';
}

const auto head = uR"(# AMT Kiosk: every setting, with its default.
#
# Copy this file to ~/.config/amt-kiosk/amt-kiosk.conf or to /etc/amt-kiosk/amt-kiosk.conf and take
# away the "#" in front of what you set. With nothing set at all the system works, except that
# nobody can reach it from outside and the QR code holds text instead of a link.
#
# A value goes to the end of its line, as it is, without quotes; a comment stands on a line of its
# own.
# Each key can also come from the environment (server/port as AMT_SERVER_PORT), from a systemd
# credential (server.port) or from a file (port_file=/path); the environment wins, then the
# credential, the file, this file. A mistake stops the start and is named, with what is allowed.
)"_s;

QString roleLines()
{
    const Core::RoleTable table;
    auto text = comment(helpOfRoles()) + comment(u"Allowed: "_s + allowedRoles());
    for (const auto &type : table.types())
        text += u"#%1=%2\n"_s.arg(type, Core::roleKey(table.roleOf(type)));
    return text + u"# And for example:\n#cleaner=staff\n"_s;
}

QString code(const QString &text, const QString &none)
{
    return text.isEmpty() ? none : u'`' + text + u'`';
}

//! @p text with its addresses as code: a page would make links of them.
QString withoutLinks(QString text)
{
    static const QRegularExpression address(u"((https?|socks5|sqlite|postgresql):[^ ,]*)"_s);
    return text.replace(address, u"`\\1`"_s);
}

QString row(QStringList cells)
{
    for (auto &cell : cells)
        cell.replace(u'|', u"\\|"_s);
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString headOf(const QStringList &columns)
{
    return row(columns) + u"|---"_s.repeated(columns.size()) + u"|\n"_s;
}

QString typesTable(const QStringList &columns)
{
    const Core::RoleTable table;
    auto text = u'\n' + headOf(columns);
    for (const auto &type : table.types())
        text += row({code(type, {}), code(Core::roleKey(table.roleOf(type)), {})});
    return text;
}

//! Replaces what stands between the two marks of @p page.
QString between(const QString &page, const QString &tables)
{
    const auto begin = u"<!-- settings -->\n"_s;
    const auto end = u"\n<!-- end of settings -->"_s;
    const auto from = page.indexOf(begin) + begin.size();
    const auto to = page.indexOf(end);
    if (from < begin.size() || to < from - 1)
        qFatal("the marks of the tables are missing");
    return page.first(from) + tables + page.sliced(to);
}

template <typename RowOf>
QString tables(const QStringList &columns, const QStringList &typeColumns, RowOf rowOf)
{
    QString text;
    for (const auto &section : sectionNames()) {
        text += u"\n### %1\n\n"_s.arg(section) + headOf(columns);
        for (const auto &key : keys()) {
            if (QString(key.name).startsWith(section + u'/'))
                text += rowOf(key);
        }
        if (isRolesSection(section)) {
            Key roles;
            roles.name = "roles/TYPE"_L1;
            roles.allowed = allowedRoles();
            roles.help = helpOfRoles();
            text += rowOf(roles) + typesTable(typeColumns);
        }
    }
    return text;
}

//! The explanations of the Russian page, by key.
QHash<QString, QString> russianIn(const QString &page)
{
    static const QRegularExpression line(
        uR"(^\| `([a-z]+/[A-Za-z_]+)` \|(?:[^|\\]|\\.)*\| ?(.*) ?\|$)"_s,
        QRegularExpression::MultilineOption);
    QHash<QString, QString> texts;
    for (const auto &match : line.globalMatch(page)) {
        auto text = match.captured(2).trimmed();
        texts.insert(match.captured(1), text.replace(u"\\|"_s, u"|"_s));
    }
    return texts;
}

} // namespace

QString example()
{
    auto text = head;
    for (const auto &section : sectionNames()) {
        text += u"\n[%1]\n"_s.arg(section);
        if (isRolesSection(section))
            text += roleLines();
        for (const auto &key : keys()) {
            if (!QString(key.name).startsWith(section + u'/'))
                continue;
            if (!text.endsWith(u"]\n"_s))
                text += u'\n';
            text += comment(key.help) + comment(u"Allowed: "_s + key.allowed)
                + u"#%1=%2\n"_s.arg(QString(key.name).section(u'/', 1), key.standard);
        }
    }
    return text;
}

QString withTables(const QString &page)
{
    return between(page,
                   tables({u"setting"_s, u"default"_s, u"allowed"_s, u"meaning"_s},
                          {u"type"_s, u"role by default"_s}, [](const Key &key) {
                              return row({code(key.name, {}), code(key.standard, u"none"_s),
                                          withoutLinks(key.allowed), key.help});
                          }));
}

QString withRussianTables(const QString &page)
{
    const auto russian = russianIn(page);
    return between(page,
                   tables({u"настройка"_s, u"по умолчанию"_s, u"что значит"_s},
                          {u"тип"_s, u"роль по умолчанию"_s}, [&russian](const Key &key) {
                              return row({code(key.name, {}), code(key.standard, u"нет"_s),
                                          russian.value(key.name)});
                          }));
}

} // namespace SettingsDocs
