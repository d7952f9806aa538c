// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

class QNetworkAccessManager;

namespace GreenApi {

//! Decides which calls to the outside go through a proxy: none to this machine, and none to what
//! NO_PROXY names; the others through the configured one, or else the one of the environment
//! (HTTPS_PROXY, http_proxy for http, ALL_PROXY; as curl reads them).
class ProxyPolicy
{
public:
    //! No call goes through a proxy.
    ProxyPolicy() = default;
    //! @p configured is http://[user:password@]host:port, and may be empty. A variable of
    //! @p environment that is no http:// or socks5:// proxy is not used, and a warning says so.
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

//! The gateway's account and the way to it.
struct Credentials
{
    //! Without the instance, "https://api.green-api.com".
    QUrl apiUrl;
    qint64 idInstance = 0;
    Core::Secret apiToken;
    ProxyPolicy proxies{};

    //! Whether the address keeps what goes to it secret: HTTPS, or this very machine.
    [[nodiscard]] bool isAddressSafe() const;

    //! The URL of a method, with the token in it.
    [[nodiscard]] QUrl urlOf(const QString &method) const;
};

} // namespace GreenApi
