#include "config/writinghabits.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array freeTexts{"kiosk/name"_L1, "kiosk/company"_L1, "login/keyword"_L1,
                               "handoff/command"_L1};

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
    return (key.isSecret() || isFreeText(key) ? alone : any).match(text).hasMatch();
}

// "$argon2id$v=19$m=65536,…" in a shell without quotes, or in a compose file with single dollars.
bool hasLostItsDollars(const QString &text)
{
    return !text.contains(u'$') && text.contains("=19"_L1);
}

bool isHash(const Key &key)
{
    return key.name == "kiosk/admin_pin"_L1 || key.name == "server/staff_pin"_L1;
}

QString normalised(QString name)
{
    for (const auto sign : {u'-', u'.', u'/', u' '})
        name.replace(sign, u'_');
    name = name.toLower();
    return name.startsWith("amt_"_L1) ? name.sliced(4) : name;
}

} // namespace

bool isFreeText(const Key &key)
{
    return std::find(freeTexts.begin(), freeTexts.end(), key.name) != freeTexts.end();
}

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
    if (isHash(key) && hasLostItsDollars(text)) {
        return u"has lost the dollar signs of the hash; put it between single quotes in a shell, "
               "and write each $ as $$ in a compose file"_s;
    }
    return std::nullopt;
}

QString meantKey(const QString &section, const QString &name, const QStringList &candidates)
{
    const auto written = normalised(name);
    for (const auto &candidate : candidates) {
        const auto full = normalised(candidate);
        if (written == full || normalised(section) + u'_' + written == full)
            return candidate;
    }
    return {};
}

} // namespace Config
