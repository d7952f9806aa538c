#pragma once

#include "core/base/secret.h"
#include "greenapi/client/proxypolicy.h"

#include <QString>
#include <QUrl>

namespace GreenApi {

//! How the gateway's account is reached.
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
