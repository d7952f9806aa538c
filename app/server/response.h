#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace Server {

//! The codes of error answers. They are stable: other programs switch on them.
namespace ErrorCode {
inline const QString badRequest = QStringLiteral("bad_request");
inline const QString unauthorized = QStringLiteral("unauthorized");
inline const QString forbidden = QStringLiteral("forbidden");
inline const QString notFound = QStringLiteral("not_found");
inline const QString methodNotAllowed = QStringLiteral("method_not_allowed");
inline const QString tooLarge = QStringLiteral("too_large");
inline const QString unavailable = QStringLiteral("unavailable");
} // namespace ErrorCode

//! An HTTP response as a value. The headers that every answer carries are added by HttpServer.
struct Response
{
    int status = 200;
    QByteArray contentType{};
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};

    [[nodiscard]] static Response json(int status, const QJsonObject &object);

    //! @p requestId is Request::id; @p message is an English sentence for developers.
    [[nodiscard]] static Response error(int status, const QString &code, const QString &message,
                                        const QString &requestId);

    //! 503: the database did not answer. Asking again later may help.
    [[nodiscard]] static Response unavailable(const QString &requestId);

    [[nodiscard]] Response withHeader(QByteArray name, QByteArray value) &&;
};

} // namespace Server
