#pragma once

#include "core/model/ports.h"
#include "core/model/sender.h"
#include "core/phone/phonenumber.h"
#include "greenapi/base/instancestate.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <variant>

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
    //! With a number, or with the hidden id that WhatsApp shows instead of it; never with both.
    Core::Sender sender;
    QString text;
    //! By WhatsApp's clock, to the second.
    QDateTime sentAt;
};

//! A direct text from a person that the gateway could not decrypt. It has no key on purpose: the
//! real text may follow under the same message id, and must not be taken for a duplicate.
struct UnreadableText
{
    //! Where to answer.
    QString chat;
    Core::Sender sender;
    //! What the gateway wrote instead, "SWE001", or nothing.
    QString marker;
    QDateTime sentAt;
};

//! The gateway's account is in another state.
struct StateChange
{
    InstanceState state = InstanceState::Unknown;
    //! The account's chat id. Empty while there is none.
    QString wid;
    //! Somebody has linked another number than the company's.
    bool isOtherNumber = false;
    std::optional<QDateTime> changedAt;
};

//! The gateway's tariff allows no more this month; messages of further chats do not even arrive.
struct QuotaWarning
{
    //! "correspondents" are chats. Empty if the gateway named none.
    QString method;
    qint64 used = 0;
    qint64 total = 0;
};

//! What a notification tells.
using Notification = std::variant<IncomingText, UnreadableText, StateChange, QuotaWarning>;

} // namespace GreenApi
