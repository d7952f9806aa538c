#include "server/trustedproxies.h"

#include <algorithm>

namespace Server {

using namespace Qt::StringLiterals;

namespace {

// "::ffff:192.0.2.1" is 192.0.2.1 on a socket that takes both.
QHostAddress unmapped(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4));
    return isIpv4 ? ipv4 : address;
}

// @p bits of an IPv6 address, whole bytes of it; an IPv4 address as it is.
QString prefixOf(const QHostAddress &address, int bits)
{
    const auto plain = unmapped(address);
    if (plain.protocol() != QHostAddress::IPv6Protocol)
        return plain.toString();
    auto bytes = plain.toIPv6Address();
    std::fill(bytes.c + bits / 8, bytes.c + 16, quint8(0));
    return QHostAddress(bytes).toString() + u'/' + QString::number(bits);
}

} // namespace

TrustedProxies::TrustedProxies(QList<Subnet> subnets)
    : m_subnets(std::move(subnets))
{
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    return std::any_of(m_subnets.begin(), m_subnets.end(),
                       [&](const Subnet &subnet) { return unmapped(address).isInSubnet(subnet); });
}

QHostAddress TrustedProxies::clientOf(const Request &request) const
{
    if (!contains(request.peer))
        return unmapped(request.peer);
    const auto hops = request.header("x-forwarded-for").split(',');
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        const QHostAddress address(QString::fromLatin1(hop->trimmed()));
        if (address.isNull())
            break; // the proxy writes addresses; what is none came from further out
        if (!contains(address))
            return unmapped(address);
    }
    return unmapped(request.peer);
}

bool TrustedProxies::isSecure(const Request &request) const
{
    return request.isSecure
        || (contains(request.peer) && request.header("x-forwarded-proto").toLower() == "https");
}

QString subscriberOf(const QHostAddress &address)
{
    return prefixOf(address, 64);
}

QString siteOf(const QHostAddress &address)
{
    return prefixOf(address, 56);
}

bool isThisMachine(const QHostAddress &address)
{
    const auto plain = unmapped(address);
    return plain == QHostAddress(QHostAddress::LocalHost)
        || plain == QHostAddress(QHostAddress::LocalHostIPv6);
}

} // namespace Server
