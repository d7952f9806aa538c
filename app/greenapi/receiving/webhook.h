// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/secret.h"
#include "core/phone/phonenumber.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace GreenApi {

//! Whether @p authorizationHeader of a notification carries @p token. The gateway writes "Bearer"
//! before a bare token and keeps a scheme that is part of its setting "webhookUrlToken" (Green API,
//! SetSettings), so "Bearer", "Basic", "Bearer Bearer" and no scheme are all good, on either side.
//! An empty token authorises no request. Takes the same time whatever part of the token is right.
[[nodiscard]] bool isAuthorized(const QByteArray &authorizationHeader, const Core::Secret &token);

//! A person's message to the company, to be simulated.
struct SimulatedText
{
    qint64 idInstance = 0;
    //! The company's number; unknown while the instance is not authorised.
    std::optional<Core::PhoneNumber> companyNumber;
    Core::PhoneNumber sender;
    QString senderName;
    QString messageId;
    QDateTime sentAt;
    QString text;
};

//! The notification that the gateway sends for a text typed after opening a wa.me link (Green API,
//! Incoming notifications: extendedTextMessage), for the demo and `amt-kioskctl simulate`.
//! Simulator::messageNotification() writes it a second time on purpose: the simulator states the
//! protocol on its own, so that a mistake in this library meets a contradiction in the tests, and
//! the command line does not bring the simulator along.
[[nodiscard]] QByteArray textMessageNotification(const SimulatedText &message);

} // namespace GreenApi
