// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/ports.h"
#include "http/base/request.h"
#include "protocol/errorcodes.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <utility>

namespace Http {

namespace ErrorCode = Protocol::ErrorCode;

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

    //! 400: @p message says what is wrong with the request.
    //! The answer to a request that is no sound HTTP.
    [[nodiscard]] static Response faulty(const HeadFault &fault, const QString &requestId);

    [[nodiscard]] static Response badRequest(const QString &message, const QString &requestId);

    //! 401 with the challenge that RFC 9110, 11.6.1, wants; @p scheme is "Bearer" or another.
    [[nodiscard]] static Response unauthorized(const QByteArray &scheme, const QString &message,
                                               const QString &requestId);

    //! 429: asking again makes sense after @p wait, rounded up to whole seconds.
    [[nodiscard]] static Response rateLimited(std::chrono::milliseconds wait,
                                              const QString &requestId);

    //! 503: the database did not answer. Asking again later may help.
    [[nodiscard]] static Response unavailable(const QString &requestId);

    //! unavailable(), or 500 for what the database will never take.
    [[nodiscard]] static Response notStored(Core::StorageError error, const QString &requestId);
    //! 421: the server does not answer to the name in Host.
    [[nodiscard]] static Response misdirected(const QString &requestId);

    [[nodiscard]] Response withHeader(QByteArray name, QByteArray value) &&;

    //! The headers of the answer to the request with this id, without the length: its own and those
    //! that every answer carries.
    [[nodiscard]] QList<std::pair<QByteArray, QByteArray>> allHeaders(
        const QString &requestId) const;
};

//! @p response as the answer to @p request: over TLS of our own it tells browsers to come over TLS
//! only (RFC 6797), for a year.
[[nodiscard]] Response overTls(Response response, const Request &request);

//! The answer as it goes over the wire. @p method is the request's: an answer to HEAD has no body.
//! @p isLast: it says that the connection ends.
[[nodiscard]] QByteArray toBytes(const Response &response, const QByteArray &method,
                                 const QString &requestId, bool isLast);

//! Return the response to an error: the response itself, or Response::notStored().
[[nodiscard]] Response responseTo(Response error, const Request &request);
[[nodiscard]] Response responseTo(Core::StorageError error, const Request &request);

} // namespace Http

//! Declares @p name as the value of the Expected that follows, or returns the response to its error
//! from a handler: HTTP_TRY(kiosk, request, m_kiosks.kioskOf(request)); goes on with `kiosk`.
#define HTTP_TRY(name, request, ...)                                                               \
    auto name##OrError = (__VA_ARGS__);                                                            \
    if (!name##OrError)                                                                            \
        return ::Http::responseTo(std::move(name##OrError).error(), request);                      \
    auto &name = *name##OrError
