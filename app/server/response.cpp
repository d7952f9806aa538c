#include "server/response.h"

#include "protocol/errorreply.h"
#include "protocol/jsonobject.h"

namespace Server {

using namespace Qt::StringLiterals;

namespace {

const QByteArray jsonType = "application/json; charset=utf-8"_ba;

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

Response Response::unavailable(const QString &requestId)
{
    return error(503, ErrorCode::unavailable,
                 u"The server cannot reach its database at the moment. Try again shortly."_s,
                 requestId)
        .withHeader("Retry-After"_ba, "2"_ba);
}

Response Response::withHeader(QByteArray name, QByteArray value) &&
{
    headers.append({std::move(name), std::move(value)});
    return std::move(*this);
}

} // namespace Server
