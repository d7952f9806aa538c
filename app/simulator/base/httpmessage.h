// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <optional>
#include <utility>

namespace Simulator {

//! One request, as the simulator's own small HTTP/1.1 server reads it.
struct HttpRequest
{
    QByteArray method{};
    //! Decoded.
    QString path{};
    QUrlQuery query{};
    //! By lower-case name.
    QHash<QByteArray, QByteArray> headers{};
    QByteArray body{};
    //! It had more than is read; the body is empty.
    bool isTooLarge = false;
    QHostAddress peer{};
    bool isKeptAlive = true;
};

//! An answer.
struct HttpReply
{
    int status = 200;
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{};
    //! No answer at all: the connection is reset.
    bool isReset = false;

    [[nodiscard]] static HttpReply json(const QJsonObject &body, int status = 200);
    [[nodiscard]] static HttpReply jsonArray(const QJsonArray &body);
    //! As the proxy in front of the real service answers.
    [[nodiscard]] static HttpReply nginx(int status);

    [[nodiscard]] QByteArray toBytes(bool isKeptAlive) const;
};

//! Returns nothing unless @p body is a JSON object.
[[nodiscard]] std::optional<QJsonObject> objectFrom(const QByteArray &body);

} // namespace Simulator
