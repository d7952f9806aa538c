#pragma once

#include "core/model/sender.h"
#include "greenapi/base/instancestate.h"
#include "greenapi/client/callerror.h"
#include "net/httpattempt.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace GreenApi {

//! What the gateway knows of its own WhatsApp account.
struct WaSettings
{
    InstanceState state = InstanceState::Unknown;
    //! The digits of its full number. Empty while no phone is linked.
    QString phone;
    //! The digits of its hidden id. Empty where not told.
    QString lid;
};

//! Whether somebody is on WhatsApp.
struct WhatsappAccount
{
    bool exists = false;
    //! What the gateway told of the number and the hidden id: one, both, or, of old, neither.
    Core::Sender who;
    //! Where messages to it go, "553187654321@c.us": under the number that WhatsApp has, which may
    //! be written otherwise than the one that was asked about, else under the hidden id. Empty
    //! where not told.
    QString chat{};
};

//! The oldest notification that waits.
struct Delivery
{
    //! To delete it with. It says nothing about the message.
    qint64 receiptId = 0;
    QByteArray body;
};

//! What the methods' answers mean.
namespace Answers {

[[nodiscard]] Answer<QJsonObject> object(const Net::HttpResponse &answer);
[[nodiscard]] Answer<QJsonArray> array(const Net::HttpResponse &answer);
[[nodiscard]] Answer<bool> saved(const Net::HttpResponse &answer);
[[nodiscard]] Answer<InstanceState> state(const Net::HttpResponse &answer);
[[nodiscard]] Answer<WaSettings> waSettings(const Net::HttpResponse &answer);
[[nodiscard]] Answer<QString> messageId(const Net::HttpResponse &answer);
[[nodiscard]] Answer<WhatsappAccount> whatsappAccount(const Net::HttpResponse &answer);
[[nodiscard]] Answer<std::optional<Delivery>> delivery(const Net::HttpResponse &answer);
[[nodiscard]] Answer<bool> deleted(const Net::HttpResponse &answer);
[[nodiscard]] Answer<qint64> count(const Net::HttpResponse &answer);

} // namespace Answers

} // namespace GreenApi
