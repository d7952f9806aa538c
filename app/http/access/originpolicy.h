#pragma once

#include "http/access/trustedproxies.h"
#include "http/base/request.h"

#include <QByteArrayList>
#include <QUrl>

namespace Http {

//! Which web pages may open a channel (RFC 6455, 10.2): a browser sends the page's Origin with the
//! handshake, and nothing else stops a foreign page.
class OriginPolicy
{
public:
    //! @p publicUrl may be empty: then a page of the request's own scheme and host is expected.
    OriginPolicy(QUrl publicUrl, TrustedProxies proxies);

    //! True for the own page, and for a program that is no browser and sends no Origin.
    [[nodiscard]] bool allows(const Request &request) const;

    //! Where the page that @p request asks for finds its channels, as a Content-Security-Policy
    //! names them: "wss://login.example.org".
    [[nodiscard]] QByteArrayList channels(const Request &request) const;

private:
    [[nodiscard]] QUrl ownOrigin(const Request &request) const;

    QUrl m_publicUrl;
    TrustedProxies m_proxies;
};

} // namespace Http
