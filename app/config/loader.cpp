// SPDX-License-Identifier: GPL-3.0-only
#include "config/loader.h"

#include "config/files.h"
#include "config/keynames.h"
#include "config/keys.h"
#include "config/rawsettings.h"
#include "config/values.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

struct Reading
{
    Settings settings;
    QStringList mistakes;
};

// The straight ones, and those that word processors make of them.
constexpr std::array<std::pair<QChar, QChar>, 5> quotes{{
    {u'"', u'"'},
    {u'\'', u'\''},
    {u'“', u'”'},
    {u'„', u'“'},
    {u'‘', u'’'},
}};

bool isQuoted(const QString &text)
{
    return text.size() >= 2 && std::any_of(quotes.begin(), quotes.end(), [&text](const auto &pair) {
               return text.startsWith(pair.first) && text.endsWith(pair.second)
                   && text.sliced(1).indexOf(pair.second) == text.size() - 2;
           });
}

bool hasComment(const Key &key, const QString &text)
{
    // Blanks may stand inside a token, so there the sign has to stand alone.
    static const QRegularExpression alone(u"\\s[#;](\\s|$)"_s);
    static const QRegularExpression any(u"\\s([#;]|//)"_s);
    return (key.isSecret || key.isFreeText ? alone : any).match(text).hasMatch();
}

// "$argon2id$v=19$m=65536,…" in a shell without quotes, or in a compose file with single dollars.
bool hasLostItsDollars(const QString &text)
{
    return !text.contains(u'$') && text.contains("=19"_L1);
}

//! The fault in how the value @p text of @p key is written, and the cure, as the end of a sentence
//! that begins with the key: people write configuration files elsewhere where it means something
//! else. Nothing if it is written as it should be, or as nobody can tell. It never repeats the
//! value.
std::optional<QString> writingHabit(const Key &key, const QString &text)
{
    if (isQuoted(text)) {
        return u"stands in quotes, which belong to the value here; take them away (docker's "
               "--env-file keeps them)"_s;
    }
    if (hasComment(key, text)) {
        return u"has what looks like a comment behind it, which belongs to the value here; put the "
               "comment on a line of its own"_s;
    }
    if (key.isHash && hasLostItsDollars(text)) {
        return u"has lost the dollar signs of the hash; put it between single quotes in a shell, "
               "and write each $ as $$ in a compose file"_s;
    }
    return std::nullopt;
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

QString quoted(QString text)
{
    constexpr auto longest = 60;
    for (QChar &c : text) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return u'"' + (text.size() > longest ? text.left(longest) + u'…' : text) + u'"';
}

QString mistakeIn(const Key &key, const RawSetting &raw)
{
    const auto value = key.isSecret ? u"what stands there"_s : quoted(raw.text);
    return u"%1: %2 cannot be %3; allowed: %4"_s.arg(raw.origin, key.name, value, key.allowed);
}

// A line that was meant for another section may be a secret, so only what looks like a mistyped
// role is repeated.
QString mistakeInRole(const QString &key, const RawSetting &raw)
{
    constexpr auto longest = 16;
    const auto &text = raw.text;
    const bool isWord = text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    return u"%1: %2 cannot be %3; allowed: %4"_s.arg(
        raw.origin, key, isWord ? quoted(text) : u"what stands there"_s, allowedRoles());
}

void readRoles(const RawSettings &raw, Reading &reading)
{
    for (const auto &key : raw.roleKeys) {
        const auto value = raw.values.constFind(key);
        if (value != raw.values.constEnd() && !readRole(key, value->text, reading.settings))
            reading.mistakes.append(mistakeInRole(key, *value));
    }
}

Reading read(const RawSettings &raw)
{
    Reading reading{.settings = {}, .mistakes = raw.mistakes};
    for (const auto &key : keys()) {
        const auto value = raw.values.constFind(key.name);
        if (value == raw.values.constEnd() || (value->text.isEmpty() && key.isOptional()))
            continue;
        const auto habit = key.isFreeText ? std::nullopt : writingHabit(key, value->text);
        if (habit)
            reading.mistakes.append(u"%1: %2 %3"_s.arg(value->origin, key.name, *habit));
        else if (hasControlCharacter(value->text) || !key.read(value->text, reading.settings))
            reading.mistakes.append(mistakeIn(key, *value));
    }
    readRoles(raw, reading);
    return reading;
}

//! Where two keys that contradict each other stand, as far as they are not defaults.
QString placeOf(const RawSettings &raw, const QStringList &keyNames)
{
    QStringList origins;
    for (const auto &name : keyNames) {
        if (raw.values.contains(name))
            origins.append(raw.values.value(name).origin);
    }
    return origins.join(u" and "_s);
}

// A shorter life of the attempt brings its default along.
void adjustRotation(Settings &settings, const RawSettings &raw)
{
    using namespace std::chrono_literals;
    if (!raw.values.contains(u"login/rotate_seconds"_s))
        settings.login.rotate = std::min(settings.login.rotate, settings.login.attempt - 20s);
}

QStringList contradictions(const Settings &settings, const RawSettings &raw)
{
    QStringList found;
    const auto check = [&](bool isGood, const QStringList &keys, const QString &sentence) {
        if (!isGood)
            found.append(placeOf(raw, keys) + u": "_s + sentence);
    };
    const auto &session = settings.session;
    check(session.kiosk.idle <= session.kiosk.max,
          {u"session/idle_seconds"_s, u"session/max_seconds"_s},
          u"session/idle_seconds (%1) cannot be more than session/max_seconds (%2)"_s
              .arg(session.kiosk.idle.count())
              .arg(session.kiosk.max.count()));
    check(session.web.idle <= session.web.max,
          {u"session/web_idle_seconds"_s, u"session/web_max_seconds"_s},
          u"session/web_idle_seconds (%1) cannot be more than session/web_max_seconds (%2)"_s
              .arg(session.web.idle.count())
              .arg(session.web.max.count()));
    check(settings.server.tlsCertificate.isEmpty() == settings.server.tlsKey.isEmpty(),
          {u"server/tls_certificate"_s, u"server/tls_key"_s},
          u"server/tls_certificate and server/tls_key are needed together; give both or none"_s);
    check(settings.greenApi.mode != GatewayMode::Poll
              || (settings.greenApi.idInstance && !settings.greenApi.apiToken.isEmpty()),
          {u"greenapi/mode"_s},
          u"greenapi/mode=poll needs greenapi/id_instance and greenapi/api_token"_s);
    check(!settings.kiosk.server || isPrivate(*settings.kiosk.server), {u"kiosk/server"_s},
          u"kiosk/server "_s + notPrivate());
    check(settings.handoff.mode != HandoffMode::Browser || settings.handoff.url,
          {u"handoff/mode"_s}, u"handoff/mode=browser needs handoff/url"_s);
    check(settings.handoff.mode != HandoffMode::Command || !settings.handoff.command.isEmpty(),
          {u"handoff/mode"_s}, u"handoff/mode=command needs handoff/command"_s);
    return found;
}

QStringList faultsOfFiles(const Settings &settings, const RawSettings &raw)
{
    const auto fault =
        settings.kiosk.logo.isEmpty() ? std::nullopt : faultOfLogo(settings.kiosk.logo);
    if (!fault)
        return {};
    return {placeOf(raw, {u"kiosk/logo"_s}) + u": kiosk/logo "_s + *fault};
}

// The database's URL may carry a password; a file's path is none.
bool holdsSecret(const Key &key, const QString &text)
{
    return key.isSecret && !text.isEmpty() && !text.startsWith("sqlite:"_L1);
}

SettingsFiles filesOf(const RawSettings &raw)
{
    SettingsFiles files{.configuration = raw.configurationFile, .withSecrets = {}};
    for (const auto &key : keys()) {
        const auto value = raw.values.value(key.name);
        if (holdsSecret(key, value.text) && !value.file.isEmpty())
            files.withSecrets.append(value.file);
    }
    files.withSecrets.removeDuplicates();
    return files;
}

struct Missing
{
    QLatin1StringView key;
    QLatin1StringView allowed;
    bool (*isWanted)(const Settings &settings) = nullptr;
};

constexpr std::array missing{
    Missing{"handoff/mode"_L1, "none"_L1,
            [](const Settings &s) { return s.handoff.mode != HandoffMode::None; }},
};

// Ignoring a setting whose part of the program is not built yet would leave something open that its
// owner believes closed.
QStringList unsupportedSettings(const Settings &settings, const RawSettings &raw)
{
    QStringList sentences;
    for (const auto &each : missing) {
        if (!each.isWanted(settings))
            continue;
        const auto value = raw.values.value(each.key);
        sentences.append(u"%1: %2=%3 is not available in this version; allowed: %4"_s.arg(
            value.origin, each.key, value.text, each.allowed));
    }
    return sentences;
}

QString baseDirectory(const QProcessEnvironment &environment, const QString &variable,
                      QLatin1StringView underHome)
{
    // The XDG Base Directory Specification: a relative path is as good as none.
    if (auto path = environment.value(variable); QDir::isAbsolutePath(path))
        return path;
    return environment.value(u"HOME"_s, QDir::homePath()) + underHome;
}

} // namespace

QString dataDirectory(const QProcessEnvironment &environment)
{
    return baseDirectory(environment, u"XDG_DATA_HOME"_s, "/.local/share"_L1) + "/amt-kiosk"_L1;
}

QString userConfigurationFile(const QProcessEnvironment &environment)
{
    return baseDirectory(environment, u"XDG_CONFIG_HOME"_s, "/.config"_L1)
        + "/amt-kiosk/amt-kiosk.conf"_L1;
}

std::optional<ChosenFile> configurationFile(const Sources &sources)
{
    if (sources.file)
        return ChosenFile{.path = *sources.file, .isExplicit = true};
    if (const auto named = sources.environment.value(u"AMT_KIOSK_CONFIG"_s); !named.isEmpty())
        return ChosenFile{.path = named, .isExplicit = true};
    for (const auto &path : {userConfigurationFile(sources.environment), sources.systemFile}) {
        if (QFileInfo::exists(path))
            return ChosenFile{.path = path, .isExplicit = false};
    }
    return std::nullopt;
}

Core::Expected<Settings, QStringList> load(const Sources &sources)
{
    const auto raw = collectSettings(sources);
    auto [settings, mistakes] = read(raw);
    adjustRotation(settings, raw);
    mistakes += contradictions(settings, raw);
    mistakes += faultsOfFiles(settings, raw);
    mistakes += unsupportedSettings(settings, raw);
    if (!mistakes.isEmpty())
        return Core::Unexpected(mistakes);
    settings.files = filesOf(raw);
    return settings;
}

QStringList notes(const Sources &sources)
{
    const auto raw = collectSettings(sources);
    auto found = raw.notes;
    for (const auto &key : keys()) {
        const auto value = raw.values.constFind(key.name);
        if (value == raw.values.constEnd() || !key.isFreeText)
            continue;
        if (const auto habit = writingHabit(key, value->text))
            found.append(u"%1: %2 %3"_s.arg(value->origin, key.name, *habit));
    }
    return found;
}

} // namespace Config
