// SPDX-License-Identifier: GPL-3.0-only
#include "storage/postgres/postgresurl.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <libpq-fe.h>
#include <memory>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

// Seconds, but for tcp_user_timeout's milliseconds (PostgreSQL's documentation, 34.1.2).
constexpr std::array defaults{
    std::pair{"connect_timeout", "3"},     std::pair{"keepalives_idle", "5"},
    std::pair{"keepalives_interval", "2"}, std::pair{"keepalives_count", "3"},
    std::pair{"tcp_user_timeout", "5000"}, std::pair{"application_name", "amt-kiosk"},
};

const auto sessionWanted = u"target_session_attrs"_s;

QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

} // namespace

std::optional<PostgresUrl> PostgresUrl::parse(const QString &url)
{
    char *words = nullptr;
    auto *options = PQconninfoParse(url.toUtf8().constData(), &words);
    PQfreemem(words);
    auto parsed = from(options, Unsaid::Absent);
    return parsed && url.contains("://"_L1) && parsed->hasPartsOfPassword() ? std::nullopt : parsed;
}

QString PostgresUrl::unknownParameter(const QString &url)
{
    char *words = nullptr;
    PQconninfoFree(PQconninfoParse(url.toUtf8().constData(), &words));
    const auto said = QString::fromUtf8(words);
    PQfreemem(words);
    // The name may be a piece of a password if there is an @ behind it.
    static const QRegularExpression name(
        u"invalid (?:URI query parameter|connection option):? \"(\\w+)\""_s);
    const auto match = name.match(said);
    const bool isBeforeHost = url.indexOf(u'@', url.indexOf(u'?')) >= 0;
    return match.hasMatch() && !isBeforeHost ? match.captured(1) : QString();
}

// libpq reads "user" in "user:pass/word@host" as the host, and what follows the slash as the name
// of the database.
bool PostgresUrl::hasPartsOfPassword() const
{
    const QStringList places{u"host"_s, u"hostaddr"_s, u"port"_s, u"dbname"_s};
    return std::any_of(places.begin(), places.end(),
                       [this](const QString &place) { return value(place).contains(u'@'); });
}

std::optional<PostgresUrl> PostgresUrl::usedBy(pg_conn *connection)
{
    auto used = from(PQconninfo(connection), Unsaid::Default);
    if (used)
        used->m_values.remove(u"service"_s); // all that it said is there
    return used;
}

std::optional<PostgresUrl> PostgresUrl::from(PQconninfoOption *taken, Unsaid unsaid)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(taken,
                                                                               &PQconninfoFree);
    if (!options)
        return std::nullopt;
    PostgresUrl parsed;
    for (const auto *option = options.get(); option->keyword; ++option) {
        const bool isSaid = option->val && *option->val != '\0'
            && !(unsaid == Unsaid::Default && qstrcmp(option->val, option->compiled) == 0);
        if (isSaid)
            parsed.m_values.insert(QString::fromLatin1(option->keyword),
                                   QString::fromUtf8(option->val));
    }
    for (const auto &[keyword, value] : defaults) {
        const auto key = QString::fromLatin1(keyword);
        if (!parsed.m_values.contains(key))
            parsed.m_values.insert(key, QString::fromLatin1(value));
    }
    if (parsed.eachHost().size() > 1 && !parsed.m_values.contains(sessionWanted))
        parsed.m_values.insert(sessionWanted, u"read-write"_s);
    return parsed;
}

QString PostgresUrl::place() const
{
    const auto service = value(u"service"_s);
    if (!service.isEmpty())
        return u"service "_s + service;
    QStringList servers;
    for (const auto &url : eachHost()) {
        const auto address = url.value(u"host"_s);
        const auto host = address.isEmpty() ? url.value(u"hostaddr"_s) : address;
        const auto port = url.value(u"port"_s);
        servers.append((host.isEmpty() ? u"localhost"_s : host) + u':'
                       + (port.isEmpty() ? u"5432"_s : port));
    }
    return servers.join(u',') + u'/' + value(u"dbname"_s);
}

// One port may be that of all.
QList<PostgresUrl> PostgresUrl::eachHost() const
{
    const auto hosts = value(u"host"_s).split(u',');
    const auto addresses = value(u"hostaddr"_s).split(u',');
    const auto ports = value(u"port"_s).split(u',');
    const auto count = std::max(hosts.size(), addresses.size());
    if (count == 1)
        return {*this};
    QList<PostgresUrl> urls;
    for (qsizetype i = 0; i < count; ++i) {
        PostgresUrl url = *this;
        const auto set = [&url, i](const QString &keyword, const QStringList &values) {
            const auto own = values.size() == 1 ? values.first() : values.value(i);
            if (own.isEmpty())
                url.m_values.remove(keyword);
            else
                url.m_values.insert(keyword, own);
        };
        set(u"host"_s, hosts);
        set(u"hostaddr"_s, addresses);
        set(u"port"_s, ports);
        urls.append(url);
    }
    return urls;
}

// Qt's driver turns each semicolon into a blank. Its own port is one number.
QString PostgresUrl::qtOptions() const
{
    const QStringList qtsOwn{u"host"_s, u"dbname"_s, u"user"_s, u"password"_s};
    QStringList options;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
        if (!qtsOwn.contains(it.key()))
            options.append(it.key() + u'=' + quoted(it.value()));
    }
    return options.join(u';');
}

Core::Secret PostgresUrl::connectionText() const
{
    QStringList options;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
        options.append(it.key() + u'=' + quoted(it.value()));
    return Core::Secret(options.join(u' ').toUtf8());
}

} // namespace Storage
