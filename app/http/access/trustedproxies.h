// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/base/request.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <utility>

namespace Http {

//! Believes our own proxies, and nobody else, about the client behind them.
class TrustedProxies
{
public:
    using Subnet = std::pair<QHostAddress, int>;

    explicit TrustedProxies(QList<Subnet> subnets);

    [[nodiscard]] bool contains(const QHostAddress &address) const;

    //! Returns the client's address: the peer, or behind a trusted proxy the rightmost address of
    //! X-Forwarded-For that is not a trusted proxy itself. The addresses further left were written
    //! by the client.
    [[nodiscard]] QHostAddress clientOf(const Request &request) const;

    //! Returns whether X-Forwarded-For names an address at its end, where the nearest proxy writes.
    [[nodiscard]] static bool isClientNamed(const Request &request);

    //! True if the client's connection is TLS, to us or (by X-Forwarded-Proto) to a trusted proxy.
    [[nodiscard]] bool isSecure(const Request &request) const;

private:
    QList<Subnet> m_subnets;
};

//! Returns the key that limits count by: an IPv4 address, or the first 64 bits of an IPv6 one, of
//! which a single household has as many as it likes (RFC 6177).
[[nodiscard]] QString subscriberOf(const QHostAddress &address);

//! Returns an IPv4 address, or the first 56 bits of an IPv6 one: the largest prefix that providers
//! hand to a household (RFC 6177), 256 subscribers of which may be one person.
[[nodiscard]] QString siteOf(const QHostAddress &address);

//! True for 127.0.0.1 and ::1, mapped or not: only programs of this machine come from there. The
//! rest of 127.0.0.0/8 is treated as any other address.
[[nodiscard]] bool isThisMachine(const QHostAddress &address);

//! True if a program of the server's own machine asks on its own behalf. A proxy on this machine
//! also asks from loopback, but for clients that are elsewhere; its headers give it away.
[[nodiscard]] bool isFromThisMachine(const Request &request);

} // namespace Http
