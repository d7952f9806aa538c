#pragma once

#include "core/phone/phonenumber.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace GreenApi {

//! What a person's message is made of, seen from outside.
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

//! The notification that the gateway sends for a text typed after opening a wa.me link, for the
//! demo and `amt-kioskctl simulate`.
[[nodiscard]] QByteArray textMessageNotification(const SimulatedText &message);

} // namespace GreenApi
