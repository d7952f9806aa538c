#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QString>
#include <QUrlQuery>

namespace Server {

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
    QHostAddress peer;
    //! Random, for the log and the person who asks for help.
    QString id;

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! @p path without its final slashes.
[[nodiscard]] QString withoutFinalSlash(const QString &path);

} // namespace Server
