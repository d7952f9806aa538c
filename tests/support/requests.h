#pragma once

#include "http/base/request.h"
#include "http/base/response.h"
#include "http/webhook/webhookauthenticator.h"

#include <QJsonDocument>
#include <QJsonObject>

// Requests and responses as values, for handlers without sockets.
namespace TestSupport {

inline Server::Request requestOf(const QByteArray &method, const QString &path,
                                 const QByteArray &body = {})
{
    return {.method = method,
            .path = Server::withoutFinalSlash(path),
            .query = {},
            .headers = {},
            .body = body,
            .peer = QHostAddress(QHostAddress::LocalHost),
            .isSecure = false,
            .id = QStringLiteral("00000000000000aa")};
}

//! @p name in lower case.
inline Server::Request with(Server::Request request, const QByteArray &name,
                            const QByteArray &value)
{
    request.headers.insert(name, value);
    return request;
}

//! As the service @p name with @p secret (RFC 7617).
inline Server::Request asService(Server::Request request, const QByteArray &name,
                                 const QByteArray &secret)
{
    return with(std::move(request), "authorization", "Basic " + (name + ':' + secret).toBase64());
}

inline const QJsonObject jsonOf(const Server::Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

inline QString errorCodeOf(const Server::Response &response)
{
    return jsonOf(response)[QStringLiteral("error")][QStringLiteral("code")].toString();
}

inline QByteArray headerOf(const Server::Response &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

//! For the gateway with @p token, from anywhere.
inline Server::WebhookAuthenticator webhookDoor(const Core::Secret &token)
{
    return {{.token = token, .addresses = {}, .proxies = Server::TrustedProxies({})},
            [] { return QDateTime::currentDateTimeUtc(); }};
}

} // namespace TestSupport
