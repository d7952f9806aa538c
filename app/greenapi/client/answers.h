// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "core/model/sender.h"
#include "greenapi/base/notificationtypes.h"
#include "net/httpattempt.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace GreenApi {

//! The reason why a call of the gateway brought nothing.
enum class CallError {
    //! No route, no name, refused: the call never went out.
    Unreachable,
    //! It went out and the connection broke: the gateway may have obeyed it or not.
    AnswerLost,
    //! The server's certificate is not good, or the address would carry the token in clear.
    Insecure,
    TimedOut,
    //! Instance id or token.
    WrongCredentials,
    Forbidden,
    //! There is no such method at this address.
    NotFound,
    TooFast,
    //! The tariff allows no more this month.
    QuotaExceeded,
    //! It cannot be polled while it sends its notifications somewhere.
    WebhookUrlSet,
    //! The instance starts, or its phone is not linked.
    NotReady,
    //! The instance was not paid for, or deleted.
    InstanceGone,
    //! The journal does not have this message, or not yet.
    UnknownMessage,
    //! The gateway does not accept what was sent.
    Refused,
    ServerFailed,
    //! The answer does not fit the documentation of the method.
    BadAnswer,
    //! Too many calls wait already; this one was not made.
    QueueFull,
};

//! The name in the log, for example "wrong_credentials".
[[nodiscard]] QString toString(CallError error);

template <typename Value>
using Answer = Core::Expected<Value, CallError>;
template <typename Value>
using Callback = std::function<void(Answer<Value>)>;

//! The gateway's own WhatsApp account (Green API, GetWaSettings).
struct WaSettings
{
    InstanceState state = InstanceState::Unknown;
    //! The digits of its full number. Empty while no phone is linked.
    QString phone;
    //! The digits of its hidden id. Empty where the gateway does not give it.
    QString lid;
};

//! Whether a number is on WhatsApp (Green API, CheckWhatsapp).
struct WhatsappAccount
{
    bool exists = false;
    //! The number and the hidden id as the gateway gives them: one, both, or, before 2026, neither.
    Core::Sender who;
    //! The chat id to send to, "553187654321@c.us": under the number that WhatsApp has, which may
    //! be written otherwise than the one that was asked about, else under the hidden id. Empty
    //! where the gateway gives neither.
    QString chat{};
};

//! The oldest notification in the gateway's queue (Green API, ReceiveNotification).
struct Delivery
{
    //! Deletes it. It identifies the delivery, not the message.
    qint64 receiptId = 0;
    QByteArray body;
};

//! Readers of the methods' answers. Each gives BadAnswer for what its method does not send.
namespace Answers {

[[nodiscard]] Answer<QJsonObject> object(const Net::HttpResponse &response);
[[nodiscard]] Answer<QJsonArray> array(const Net::HttpResponse &response);
[[nodiscard]] Answer<bool> saved(const Net::HttpResponse &response);
[[nodiscard]] Answer<InstanceState> state(const Net::HttpResponse &response);
[[nodiscard]] Answer<WaSettings> waSettings(const Net::HttpResponse &response);
[[nodiscard]] Answer<QString> messageId(const Net::HttpResponse &response);
[[nodiscard]] Answer<WhatsappAccount> whatsappAccount(const Net::HttpResponse &response);
[[nodiscard]] Answer<std::optional<Delivery>> delivery(const Net::HttpResponse &response);
[[nodiscard]] Answer<bool> deleted(const Net::HttpResponse &response);
[[nodiscard]] Answer<qint64> count(const Net::HttpResponse &response);

} // namespace Answers

} // namespace GreenApi
