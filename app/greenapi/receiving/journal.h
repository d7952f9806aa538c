#pragma once

#include "core/base/expected.h"
#include "greenapi/base/ignorereason.h"
#include "greenapi/base/notificationtypes.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace GreenApi {

//! Reads a message as the gateway's journal has it, by the same rules as a notification of it and
//! with the same key. @p account is the one whose journal this is.
[[nodiscard]] Core::Expected<IncomingText, IgnoreReason> journalText(const QJsonObject &message,
                                                                     const Account &account);

//! The readable direct texts of persons among @p journal, in its order.
[[nodiscard]] QList<IncomingText> journalTexts(const QJsonArray &journal, const Account &account);

} // namespace GreenApi
