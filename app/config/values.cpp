// SPDX-License-Identifier: GPL-3.0-only
#include "config/values.h"

#include "core/base/language.h"
#include "core/phone/numberlibrary.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

bool isAll(const QString &text, QLatin1StringView pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

QStringList listed(const QString &text)
{
    QStringList items = text.split(u',');
    for (auto &item : items)
        item = item.trimmed();
    return items;
}

//! One or more of @p known, each once, separated by commas.
std::optional<QStringList> someOf(const QStringList &known, const QString &text)
{
    const auto items = listed(text);
    const bool areKnown = std::all_of(
        items.begin(), items.end(), [&known](const QString &item) { return known.contains(item); });
    if (!areKnown || QSet<QString>(items.begin(), items.end()).size() != items.size())
        return std::nullopt;
    return items;
}

// Qt also takes "1" and "10.1" for addresses, which is a typing error in a configuration.
std::optional<QHostAddress> addressInFull(const QString &text)
{
    QHostAddress result;
    if ((text.count(u'.') != 3 && !text.contains(u':')) || !result.setAddress(text))
        return std::nullopt;
    return result;
}

std::optional<Subnet> subnet(const QString &text)
{
    const auto slash = text.indexOf(u'/');
    const auto base = addressInFull(slash < 0 ? text : text.first(slash));
    if (!base)
        return std::nullopt;
    const int bits = base->protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    const auto prefix = slash < 0 ? bits : wholeNumber(text.sliced(slash + 1), 0, bits);
    if (!prefix)
        return std::nullopt;
    return Subnet{*base, static_cast<int>(*prefix)};
}

} // namespace

std::optional<qint64> wholeNumber(const QString &text, qint64 min, qint64 max)
{
    bool ok = isAll(text, "[0-9]{1,19}"_L1);
    const auto number = ok ? text.toLongLong(&ok) : 0;
    if (!ok || number < min || number > max)
        return std::nullopt;
    return number;
}

std::optional<std::chrono::seconds> seconds(const QString &text, qint64 min, qint64 max)
{
    const auto number = wholeNumber(text, min, max);
    if (!number)
        return std::nullopt;
    return std::chrono::seconds(*number);
}

std::optional<bool> truth(const QString &text)
{
    if (text == "true"_L1)
        return true;
    if (text == "false"_L1)
        return false;
    return std::nullopt;
}

std::optional<QHostAddress> address(const QString &text)
{
    if (text == "localhost"_L1)
        return QHostAddress(QHostAddress::LocalHost);
    return addressInFull(text);
}

std::optional<QList<Subnet>> subnets(const QString &text)
{
    QList<Subnet> result;
    for (const auto &item : text.isEmpty() ? QStringList() : listed(text)) {
        const auto each = subnet(item);
        if (!each)
            return std::nullopt;
        result.append(*each);
    }
    return result;
}

std::optional<QUrl> pageUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.hasFragment())
        return std::nullopt;
    return url;
}

std::optional<QUrl> serverUrl(const QString &text)
{
    const auto url = pageUrl(text);
    if (!url || url->hasQuery())
        return std::nullopt;
    auto path = url->path();
    while (path.endsWith(u'/'))
        path.chop(1);
    auto result = *url;
    result.setPath(path);
    return result;
}

bool isPrivate(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.host() == "localhost"_L1
        || QHostAddress(url.host()).isLoopback();
}

QString notPrivate()
{
    return u"would send the kiosk's key and the visitors' sessions without encryption; give an "
           "https:// address, or http:// of this machine only (127.0.0.1, localhost)"_s;
}

std::optional<std::optional<QUrl>> kioskServer(const QString &text)
{
    if (text == "own"_L1)
        return std::optional<QUrl>();
    if (const auto url = serverUrl(text))
        return url;
    return std::nullopt;
}

std::optional<Core::Secret> databaseUrl(const QString &text)
{
    // libpq knows more forms than any parser of URLs: several hosts, keywords. It is asked when the
    // database is opened.
    static const QRegularExpression forLibpq(u"^(postgres(ql)?://|[a-z_]+ *=)"_s);
    const bool isFile =
        text == "sqlite:"_L1 || (text.startsWith("sqlite:/"_L1) && !text.endsWith(u'/'));
    if (!isFile && !forLibpq.match(text).hasMatch())
        return std::nullopt;
    return Core::Secret(text.toUtf8());
}

std::optional<ConfirmPolicy> confirmPolicy(const QString &text)
{
    if (text == "auto"_L1)
        return ConfirmPolicy();
    if (text == "none"_L1)
        return ConfirmPolicy{.isAutomatic = false};
    const auto chosen = someOf({u"web"_s, u"staff"_s, u"all"_s}, text);
    if (!chosen)
        return std::nullopt;
    return ConfirmPolicy{.isAutomatic = false,
                         .web = chosen->contains("web"_L1),
                         .staff = chosen->contains("staff"_L1),
                         .all = chosen->contains("all"_L1)};
}

std::optional<QStringList> languages(const QString &text)
{
    return someOf(Core::languageCodes(), text);
}

bool isKeyword(const QString &text)
{
    constexpr auto longest = 60;
    return text.size() <= longest
        && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

bool isRegion(const QString &text)
{
    return isAll(text, "[A-Z]{2}"_L1) && Core::NumberLibrary::knowsRegion(text);
}

std::optional<Core::Secret> token(const QString &text, qsizetype minSize)
{
    if (text.size() < minSize || !isAll(text, R"([\x21-\x7e]([\x20-\x7e]{0,510}[\x21-\x7e])?)"_L1))
        return std::nullopt;
    return Core::Secret(text.toLatin1());
}

std::optional<Core::Secret> proxyUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isBare = url.path().isEmpty() || url.path() == "/"_L1;
    const QStringList schemes{u"http"_s, u"socks5"_s, u"socks5h"_s};
    if (!url.isValid() || !schemes.contains(url.scheme()) || url.host().isEmpty() || url.port() < 1
        || !isBare || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    return Core::Secret(text.toUtf8());
}

std::optional<Core::Secret> urlToken(const QString &text)
{
    if (!isAll(text, "[A-Za-z0-9._~-]{1,512}"_L1))
        return std::nullopt;
    return Core::Secret(text.toLatin1());
}

std::optional<Core::PasswordHash> passwordHash(const QString &text)
{
    return Core::PasswordHash::parse(text.toUtf8());
}

std::optional<QString> colour(const QString &text)
{
    if (!isAll(text, "#[0-9A-Fa-f]{6}"_L1))
        return std::nullopt;
    return text.toLower();
}

std::optional<std::optional<NightHours>> nightHours(const QString &text)
{
    if (text == "none"_L1)
        return std::optional<NightHours>();
    if (!isAll(text, "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}"_L1))
        return std::nullopt;
    const NightHours hours{.from = QTime::fromString(text.left(5), u"HH:mm"_s),
                           .to = QTime::fromString(text.right(5), u"HH:mm"_s)};
    if (!hours.from.isValid() || !hours.to.isValid() || hours.from == hours.to)
        return std::nullopt;
    return std::optional(hours);
}

QString textOf(const QString &text)
{
    return text;
}

QString textOf(const QStringList &texts)
{
    return texts.join(u',');
}

QString textOf(const QUrl &url)
{
    return url.toString();
}

QString textOf(const QHostAddress &address)
{
    return address.toString();
}

QString textOf(const QList<Subnet> &subnets)
{
    QStringList texts;
    for (const auto &[address, prefix] : subnets) {
        const int whole = address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
        const auto text = address.toString();
        texts.append(prefix == whole ? text : u"%1/%2"_s.arg(text).arg(prefix));
    }
    return textOf(texts);
}

QString textOf(const Core::Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

} // namespace Config
