// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/access/trustedproxies.h"
#include "http/base/request.h"

#include <QByteArrayList>
#include <QStringList>
#include <QUrl>

namespace Http {

//! Decides which names a request may ask for in Host. A page on the internet can let its own name
//! point at this machine (DNS rebinding); the browser then takes it for a page of this server. With
//! TLS the certificate has shown that the name is right.
class HostPolicy
{
public:
    //! @p publicUrl may be empty. @p ownNames are those of this machine, as ownHostNames() has
    //! them.
    HostPolicy(const QUrl &publicUrl, TrustedProxies proxies, const QStringList &ownNames);

    //! IP addresses and the names given are always good, for a name is what rebinding needs, and so
    //! is whatever comes through TLS, by X-Forwarded-Proto of a trusted proxy too. Where there is a
    //! public URL a trusted proxy may ask by any name. Health checks may do so everywhere.
    [[nodiscard]] bool allows(const Request &request) const;

private:
    [[nodiscard]] bool isVouchedFor(const Request &request) const;

    bool m_hasPublicUrl;
    TrustedProxies m_proxies;
    QStringList m_names;
};

//! "localhost" and what this machine calls itself, in small letters.
[[nodiscard]] QStringList ownHostNames();

//! Decides which web pages may open a channel (RFC 6455, 10.2): a browser sends the page's Origin
//! with the handshake, and nothing else stops a foreign page.
class OriginPolicy
{
public:
    //! @p publicUrl may be empty: then a page of the request's own scheme and host is expected.
    OriginPolicy(QUrl publicUrl, TrustedProxies proxies);

    //! True for the own page, and for a program that is no browser and sends no Origin.
    [[nodiscard]] bool allows(const Request &request) const;

    //! The origins at which the page that @p request asks for finds its channels, as a
    //! Content-Security-Policy names them: "wss://login.example.org".
    [[nodiscard]] QByteArrayList channels(const Request &request) const;

private:
    [[nodiscard]] QUrl ownOrigin(const Request &request) const;

    QUrl m_publicUrl;
    TrustedProxies m_proxies;
};

} // namespace Http
