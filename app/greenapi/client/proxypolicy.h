#pragma once

#include "core/base/secret.h"

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

class QNetworkAccessManager;

namespace GreenApi {

//! Which calls to the outside go through a proxy: none to this machine, and none to what NO_PROXY
//! names; the others through the configured one, or else the one of the environment (HTTPS_PROXY,
//! http_proxy for http, ALL_PROXY; as curl reads them).
class ProxyPolicy
{
public:
    //! No call does.
    ProxyPolicy() = default;
    //! @p configured is http://[user:password@]host:port, and may be empty. What of @p environment
    //! is no http:// or socks5:// proxy is not used, and a warning says so.
    ProxyPolicy(const Core::Secret &configured, const QProcessEnvironment &environment);

    //! QNetworkProxy::NoProxy where the call goes directly.
    [[nodiscard]] QNetworkProxy proxyFor(const QUrl &url) const;

    //! Makes @p network follow the policy.
    void applyTo(QNetworkAccessManager &network) const;

private:
    QNetworkProxy m_forHttps{QNetworkProxy::NoProxy};
    QNetworkProxy m_forHttp{QNetworkProxy::NoProxy};
    //! The names in NO_PROXY, in small letters.
    QStringList m_exceptions;
};

} // namespace GreenApi
