// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QUrl>

#include <utility>

namespace Kiosk {

//! The address of a server, for example "http://127.0.0.1:8080" or
//! "https://login.example.org/desk", and the URLs that follow from it.
class ServerAddress
{
public:
    explicit ServerAddress(QUrl base)
        : m_base(std::move(base))
    {
    }

    //! @p path begins with a slash.
    [[nodiscard]] QUrl http(const QString &path) const
    {
        QUrl url =
            m_base.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
        // A bare host keeps its slash when stripped: "http://host/" must not become
        // "http://host//…".
        const bool isBare = url.path() == QStringLiteral("/");
        url.setPath(isBare ? path : url.path() + path);
        return url;
    }
    //! The same with "ws" for "http" and "wss" for "https".
    [[nodiscard]] QUrl webSocket(const QString &path) const
    {
        QUrl url = http(path);
        const bool isSecure = url.scheme() == QStringLiteral("https");
        url.setScheme(isSecure ? QStringLiteral("wss") : QStringLiteral("ws"));
        return url;
    }

private:
    QUrl m_base;
};

} // namespace Kiosk
