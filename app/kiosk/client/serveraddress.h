#pragma once

#include <QUrl>

namespace Kiosk {

//! Where a server is, "http://127.0.0.1:8080" or "https://login.example.org/desk", and the URLs
//! that follow from it.
class ServerAddress
{
public:
    explicit ServerAddress(QUrl base);

    //! @p path begins with a slash.
    [[nodiscard]] QUrl http(const QString &path) const;
    //! The same with "ws" for "http" and "wss" for "https".
    [[nodiscard]] QUrl webSocket(const QString &path) const;

private:
    QUrl m_base;
};

} // namespace Kiosk
