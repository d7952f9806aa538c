// SPDX-License-Identifier: GPL-3.0-only
#include "http/access/trustedproxies.h"

#include <algorithm>
#include <array>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

// "::ffff:192.0.2.1" is 192.0.2.1 on a socket that takes both.
QHostAddress unmapped(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4));
    return isIpv4 ? ipv4 : address;
}

// ":443", or nothing.
bool isPort(QByteArrayView text)
{
    return text.isEmpty()
        || (text.size() > 1 && text.size() <= 6 && text.startsWith(':')
            && std::all_of(text.begin() + 1, text.end(),
                           [](char c) { return c >= '0' && c <= '9'; }));
}

// Qt also takes "1" and "10.1" for addresses.
QHostAddress addressInFull(QByteArrayView text)
{
    if (text.count('.') != 3 && !text.contains(':'))
        return {};
    return QHostAddress(QString::fromLatin1(text));
}

// Proxies write an address into X-Forwarded-For, some with a port behind it, an IPv6 one in
// brackets then, and some in quotes as RFC 7239, 4 has it. Null for anything else.
QHostAddress addressIn(QByteArrayView hop)
{
    hop = hop.trimmed();
    if (hop.size() >= 2 && hop.startsWith('"') && hop.endsWith('"'))
        hop = hop.sliced(1).chopped(1);
    if (hop.startsWith('[')) {
        const auto end = hop.indexOf(']');
        return end > 0 && isPort(hop.sliced(end + 1)) ? addressInFull(hop.first(end).sliced(1))
                                                      : QHostAddress();
    }
    const auto colon = hop.indexOf(':');
    if (colon < 0 || hop.count(':') > 1)
        return addressInFull(hop);
    return isPort(hop.sliced(colon)) ? addressInFull(hop.first(colon)) : QHostAddress();
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
        const auto address = addressIn(*hop);
        if (address.isNull())
            break; // the proxy writes addresses; what is none came from further out
        if (!contains(address))
            return unmapped(address);
    }
    return unmapped(request.peer);
}

bool TrustedProxies::isClientNamed(const Request &request)
{
    return !addressIn(request.header("x-forwarded-for").split(',').last()).isNull();
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

bool isFromThisMachine(const Request &request)
{
    static const std::array proxyHeaders{"forwarded"_ba,         "via"_ba,
                                         "x-forwarded-for"_ba,   "x-forwarded-host"_ba,
                                         "x-forwarded-proto"_ba, "x-real-ip"_ba};
    return request.peer.isLoopback()
        && std::none_of(proxyHeaders.begin(), proxyHeaders.end(),
                        [&](const QByteArray &name) { return request.headers.contains(name); });
}

} // namespace Http
