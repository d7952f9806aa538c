// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/httpmessage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace Simulator {

//! A request of the API that was admitted: right account, known method, not too many.
struct ApiCall
{
    //! With the token in it.
    QString path{};
    QUrlQuery query{};
    //! Empty unless it is a JSON object.
    QJsonObject body{};
    //! The part of the path behind the token.
    QString rest{};
    QDateTime at{};
};

//! One method of the API.
struct ApiMethod
{
    //! In the spelling of the documentation.
    QString name{};
    QByteArray verb = "GET";
    //! Maximum number of requests a second (Green API, Rate limiter); 0 is no limit.
    int perSecond = 0;
    std::function<HttpReply(const ApiCall &call)> answer{};
};

//! 400 and the others, with the path, and thereby the token, echoed.
[[nodiscard]] HttpReply errorReply(const ApiCall &call, int status, const QString &message);
//! 400 "Validation failed. Details: …".
[[nodiscard]] HttpReply invalidReply(const ApiCall &call, const QString &details);

//! The complaint of the API about the string @p name of @p body, in its own words; nothing for a
//! string that is not empty.
[[nodiscard]] std::optional<QString> complaintAboutText(const QJsonObject &body,
                                                        const QString &name);
//! The same, and that it must be a chat id.
[[nodiscard]] std::optional<QString> complaintAboutChatId(const QJsonObject &body);

} // namespace Simulator
