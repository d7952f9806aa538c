// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "http/base/request.h"
#include "http/base/response.h"
#include "http/webhook/webhookauthenticator.h"

#include <QJsonDocument>
#include <QJsonObject>

// Requests and responses as values, for handlers without sockets.
namespace TestSupport {

inline Http::Request requestOf(const QByteArray &method, const QString &path,
                               const QByteArray &body = {})
{
    return {.method = method,
            .path = Http::withoutFinalSlash(path),
            .query = {},
            .headers = {},
            .body = body,
            .peer = QHostAddress(QHostAddress::LocalHost),
            .isSecure = false,
            .id = QStringLiteral("00000000000000aa")};
}

//! @p name in lower case.
inline Http::Request with(Http::Request request, const QByteArray &name, const QByteArray &value)
{
    request.headers.insert(name, value);
    return request;
}

//! As the service @p name with @p secret (RFC 7617).
inline Http::Request asService(Http::Request request, const QByteArray &name,
                               const QByteArray &secret)
{
    return with(std::move(request), "authorization", "Basic " + (name + ':' + secret).toBase64());
}

// NOLINTNEXTLINE(readability-const-return-type): an index into what is not const would dangle
inline const QJsonObject jsonOf(const Http::Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

inline QString errorCodeOf(const Http::Response &response)
{
    return jsonOf(response)[QStringLiteral("error")][QStringLiteral("code")].toString();
}

inline QByteArray headerOf(const Http::Response &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

//! For the gateway with @p token, from anywhere.
inline Http::WebhookAuthenticator webhookAuthenticator(const Core::Secret &token)
{
    return {{.token = token, .addresses = {}, .proxies = Http::TrustedProxies({})},
            [] { return QDateTime::currentDateTimeUtc(); }};
}

} // namespace TestSupport
