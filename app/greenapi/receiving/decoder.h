// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"
#include "greenapi/base/notificationtypes.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

//! Everything that knows Green API, the gateway to WhatsApp.
namespace GreenApi {

//! Reads one notification (Green API, Incoming notifications format). Unknown and missing members
//! and wrong types are expected from the gateway; nothing in @p body can do more harm than to be
//! ignored.
[[nodiscard]] Core::Expected<Notification, IgnoreReason> decode(const QByteArray &body,
                                                                const Account &account);

//! Reads a message as the gateway's journal has it (Green API, LastIncomingMessages and
//! GetMessage), by the same rules as a notification of it and with the same key. @p account is the
//! one whose journal this is.
[[nodiscard]] Core::Expected<IncomingText, IgnoreReason> journalText(const QJsonObject &message,
                                                                     const Account &account);

//! The readable direct texts of persons among @p journal, in its order.
[[nodiscard]] QList<IncomingText> journalTexts(const QJsonArray &journal, const Account &account);

} // namespace GreenApi
