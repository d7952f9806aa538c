#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QString>
#include <QUrlQuery>

namespace Http {

//! An HTTP request as a value. QHttpServerRequest cannot be made in a test, so it ends at
//! HttpServer.
struct Request
{
    //! In capitals, for example "GET".
    QByteArray method;
    //! Decoded, without the final slash ("/" itself stays).
    QString path;
    QUrlQuery query;
    //! By lower-case name.
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    //! The other end of the connection, perhaps a proxy (TrustedProxies::clientOf()).
    QHostAddress peer;
    //! The connection itself is TLS.
    bool isSecure = false;
    //! Random, for the log and the person who asks for help.
    QString id;
    //! The path was asked for with a slash at its end.
    bool hasFinalSlash = false;

    //! It wants to know what a GET would be answered, and nothing may come of it.
    [[nodiscard]] bool isHead() const { return method == "HEAD"; }

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! A fresh Request::id.
[[nodiscard]] QString newRequestId();

//! @p path without its final slashes.
[[nodiscard]] QString withoutFinalSlash(const QString &path);

} // namespace Http
