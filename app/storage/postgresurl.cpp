#include "storage/postgresurl.h"

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
    return parsed;
}

QString PostgresUrl::place() const
{
    const auto host = value(u"host"_s);
    const auto port = value(u"port"_s);
    return (host.isEmpty() ? u"localhost"_s : host) + u':' + (port.isEmpty() ? u"5432"_s : port)
        + u'/' + value(u"dbname"_s);
}

// Qt's driver turns each semicolon into a blank.
QString PostgresUrl::qtOptions() const
{
    const QStringList qtsOwn{u"host"_s, u"port"_s, u"dbname"_s, u"user"_s, u"password"_s};
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
