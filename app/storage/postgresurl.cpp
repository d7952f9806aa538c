#include "storage/postgresurl.h"

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
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.toUtf8().constData(), &words), &PQconninfoFree);
    PQfreemem(words);
    if (!options)
        return std::nullopt;
    PostgresUrl parsed;
    for (const auto *option = options.get(); option->keyword; ++option) {
        if (option->val)
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
