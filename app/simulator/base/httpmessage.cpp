// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/base/httpmessage.h"

#include <QJsonDocument>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 408:
        return "Request Time-out"_ba;
    case 411:
        return "Length Required"_ba;
    case 415:
        return "Unsupported Media Type"_ba;
    case 429:
        return "Too Many Requests"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 500:
        return "Internal Server Error"_ba;
    case 502:
        return "Bad Gateway"_ba;
    case 504:
        return "Gateway Time-out"_ba;
    default:
        return "Status"_ba;
    }
}

} // namespace

HttpReply HttpReply::json(const QJsonObject &body, int status)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpReply HttpReply::jsonArray(const QJsonArray &body)
{
    return {.body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpReply HttpReply::nginx(int status)
{
    const auto title = QByteArray::number(status) + ' ' + reason(status);
    return {.status = status,
            .contentType = "text/html"_ba,
            .body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>"
                + title + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"};
}

QByteArray HttpReply::toBytes(bool isKeptAlive) const
{
    auto bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status)
        + "\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: " + (isKeptAlive ? "keep-alive" : "close");
    for (const auto &[name, value] : headers)
        bytes += "\r\n" + name + ": " + value;
    return bytes + "\r\n\r\n" + body;
}

std::optional<QJsonObject> objectFrom(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace Simulator
