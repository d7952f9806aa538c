// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/hostandorigin.h"

#include "protocol/paths.h"

#include <QSysInfo>

namespace Http {

using namespace Qt::StringLiterals;

namespace Path = Protocol::Path;

namespace {

// Leaves the port out, and the dot at the end that makes a name absolute; in small letters. An IPv6
// address keeps its brackets.
QString hostIn(const QByteArray &header)
{
    const auto text = QString::fromLatin1(header).toLower();
    const auto end = text.startsWith(u'[') ? text.indexOf(u']') + 1 : text.indexOf(u':');
    auto host = end > 0 ? text.first(end) : text;
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

// Qt also takes "1" and "10.1" for addresses.
bool isAddress(const QString &host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        return QHostAddress(host.sliced(1).chopped(1)).protocol() == QHostAddress::IPv6Protocol;
    return host.count(u'.') == 3 && QHostAddress(host).protocol() == QHostAddress::IPv4Protocol;
}

// They tell nothing worth protecting, and whatever looks after a container has names of its own.
bool isHealthCheck(const Request &request)
{
    return request.path == Path::healthz || request.path == Path::readyz;
}

} // namespace

HostPolicy::HostPolicy(const QUrl &publicUrl, TrustedProxies proxies, const QStringList &ownNames)
    : m_hasPublicUrl(!publicUrl.isEmpty())
    , m_proxies(std::move(proxies))
    , m_names(ownNames)
{
    if (m_hasPublicUrl)
        m_names.append(publicUrl.host(QUrl::FullyEncoded).toLower());
}

bool HostPolicy::allows(const Request &request) const
{
    const auto host = hostIn(request.header("host"));
    return isAddress(host) || m_names.contains(host) || isHealthCheck(request)
        || isVouchedFor(request);
}

// The script of a rebound page can write the headers of a proxy. It cannot write its own origin,
// but hide it (Fetch Standard, "append a request Origin header"): then it is "null" for whatever
// changes something.
bool HostPolicy::isVouchedFor(const Request &request) const
{
    if (request.isSecure)
        return true;
    const auto origin = request.header("origin").toLower();
    if (!m_proxies.contains(request.peer) || origin == "null"
        || origin == "http://" + request.header("host").toLower())
        return false;
    return m_proxies.isSecure(request)
        || (m_hasPublicUrl
            && (request.headers.contains("x-forwarded-for")
                || request.headers.contains("x-forwarded-proto")));
}

QStringList ownHostNames()
{
    const auto name = QSysInfo::machineHostName().toLower();
    const auto label = name.section(u'.', 0, 0);
    QStringList names{u"localhost"_s};
    if (label.isEmpty())
        return names;
    names += {name, label, label + u".local"_s}; // RFC 6762: nobody outside can give out the last
    names.removeDuplicates();
    return names;
}

namespace {

// RFC 6454: scheme, host and port, the default port being the same as none.
bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return !one.host().isEmpty() && one.scheme() == other.scheme() && one.host() == other.host()
        && port(one) == port(other);
}

// Empty for what has no place in a policy: it has no form for an IPv6 address.
QByteArray channelOf(const QUrl &origin)
{
    const auto host = origin.host(QUrl::FullyEncoded).toLatin1();
    if (!origin.isValid() || host.isEmpty() || host.contains(':'))
        return {};
    const auto scheme = origin.scheme() == "https"_L1 ? "wss://"_ba : "ws://"_ba;
    const auto port = origin.port();
    return scheme + host + (port < 0 ? QByteArray() : ':' + QByteArray::number(port));
}

} // namespace

OriginPolicy::OriginPolicy(QUrl publicUrl, TrustedProxies proxies)
    : m_publicUrl(std::move(publicUrl))
    , m_proxies(std::move(proxies))
{
}

bool OriginPolicy::allows(const Request &request) const
{
    if (!request.headers.contains("origin"))
        return true;
    const auto origin = QUrl::fromEncoded(request.header("origin"), QUrl::StrictMode);
    return isSameOrigin(origin, m_publicUrl.isEmpty() ? ownOrigin(request) : m_publicUrl);
}

// A proxy may have written another name into Host than the browser knows.
QByteArrayList OriginPolicy::channels(const Request &request) const
{
    QByteArrayList channels{channelOf(m_publicUrl), channelOf(ownOrigin(request))};
    channels.removeAll(QByteArray());
    if (channels.size() == 2 && channels.first() == channels.last())
        channels.removeLast();
    return channels;
}

QUrl OriginPolicy::ownOrigin(const Request &request) const
{
    const auto scheme = m_proxies.isSecure(request) ? "https://"_ba : "http://"_ba;
    return QUrl::fromEncoded(scheme + request.header("host"), QUrl::StrictMode);
}

} // namespace Http
