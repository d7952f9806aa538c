#pragma once

#include "core/expected.h"
#include "core/phonenumber.h"
#include "core/ports.h"
#include "greenapi/ignorereason.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

//! Everything that knows Green API, the gateway to WhatsApp.
namespace GreenApi {

//! The account whose notifications count. A member that is not known is not checked.
struct Account
{
    std::optional<qint64> idInstance;
    //! The company's.
    std::optional<Core::PhoneNumber> number;
};

//! A direct, unforwarded text from a person.
struct IncomingText
{
    Core::MessageKey key;
    Core::PhoneNumber sender;
    QString text;
    //! By WhatsApp's clock, to the second.
    QDateTime sentAt;
};

//! Reads one notification. Unknown and missing members and wrong types are the gateway's daily
//! bread; nothing in @p body can do more harm than to be ignored.
[[nodiscard]] Core::Expected<IncomingText, IgnoreReason> decode(const QByteArray &body,
                                                                const Account &account);

} // namespace GreenApi
