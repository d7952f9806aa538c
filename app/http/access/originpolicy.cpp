#include "http/access/originpolicy.h"

namespace Http {

using namespace Qt::StringLiterals;

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
