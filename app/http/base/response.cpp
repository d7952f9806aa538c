// SPDX-License-Identifier: GPL-3.0-only
#include "http/base/response.h"

#include "protocol/json.h"

#include <QHttpServerResponder>
#include <QMetaEnum>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

const QByteArray jsonType = "application/json; charset=utf-8"_ba;

QByteArray reasonPhrase(int status)
{
    const auto names = QMetaEnum::fromType<QHttpServerResponder::StatusCode>();
    return names.valueToKey(status);
}

QString codeFor(int status)
{
    switch (status) {
    case 408:
        return ErrorCode::timeout;
    case 413:
    case 414:
    case 431:
        return ErrorCode::tooLarge;
    default:
        return ErrorCode::badRequest;
    }
}

} // namespace

Response Response::json(int status, const QJsonObject &object)
{
    return {.status = status,
            .contentType = jsonType,
            .body = Protocol::toBytes(object),
            .headers = {}};
}

Response Response::error(int status, const QString &code, const QString &message,
                         const QString &requestId)
{
    return {.status = status,
            .contentType = jsonType,
            .body = Protocol::errorReply(code, message, requestId),
            .headers = {}};
}

Response Response::faulty(const HeadFault &fault, const QString &requestId)
{
    return error(fault.status, codeFor(fault.status), fault.sentence, requestId);
}

Response Response::badRequest(const QString &message, const QString &requestId)
{
    return error(400, ErrorCode::badRequest, message, requestId);
}

Response Response::unauthorized(const QByteArray &scheme, const QString &message,
                                const QString &requestId)
{
    return error(401, ErrorCode::unauthorized, message, requestId)
        .withHeader("WWW-Authenticate"_ba, scheme);
}

Response Response::rateLimited(std::chrono::milliseconds wait, const QString &requestId)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return error(429, ErrorCode::rateLimited, u"Too many requests. Try again later."_s, requestId)
        .withHeader("Retry-After"_ba, QByteArray::number(qint64(seconds)));
}

Response Response::unavailable(const QString &requestId)
{
    return error(503, ErrorCode::unavailable,
                 u"The server cannot reach its database at the moment. Try again shortly."_s,
                 requestId)
        .withHeader("Retry-After"_ba, "2"_ba);
}

Response Response::notStored(Core::StorageError error, const QString &requestId)
{
    if (error == Core::StorageError::Unavailable)
        return unavailable(requestId);
    return Response::error(500, ErrorCode::internal,
                           u"The database refuses this request. Do not repeat it."_s, requestId);
}

Response Response::misdirected(const QString &requestId)
{
    return error(421, ErrorCode::badRequest,
                 u"This server does not answer to the name in Host. If it is a right one, set "
                 "server/public_url to the address by which the server is reached."_s,
                 requestId);
}

Response Response::withHeader(QByteArray name, QByteArray value) &&
{
    headers.append({std::move(name), std::move(value)});
    return std::move(*this);
}

QList<std::pair<QByteArray, QByteArray>> Response::allHeaders(const QString &requestId) const
{
    auto all = headers;
    all.append({"X-Request-Id"_ba, requestId.toLatin1()});
    all.append({"X-Content-Type-Options"_ba, "nosniff"_ba});
    all.append({"Cache-Control"_ba, "no-store"_ba});
    if (!contentType.isEmpty())
        all.append({"Content-Type"_ba, contentType});
    return all;
}

Response overTls(Response response, const Request &request)
{
    const std::pair header{"Strict-Transport-Security"_ba, "max-age=31536000"_ba};
    if (request.isSecure && !response.headers.contains(header))
        response.headers.append(header);
    return response;
}

QByteArray toBytes(const Response &response, const QByteArray &method, const QString &requestId,
                   bool isLast)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status);
    for (const auto &[name, value] : response.allHeaders(requestId))
        bytes += "\r\n" + name + ": " + value;
    if (response.status != 204)
        bytes += "\r\nContent-Length: " + QByteArray::number(response.body.size());
    bytes += isLast ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
    return method == "HEAD" ? bytes : bytes + response.body;
}

Response responseTo(Response error, const Request & /*request*/)
{
    return error;
}

Response responseTo(Core::StorageError error, const Request &request)
{
    return Response::notStored(error, request.id);
}

} // namespace Http
