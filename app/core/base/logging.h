// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QLoggingCategory>

// The log categories, each in the namespace of the room that logs in it. QT_LOGGING_RULES switches
// them by their names: "kiosk.storage.debug=true".

//! Everything that knows SQL.
namespace Storage {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

} // namespace Storage

namespace GreenApi {

Q_DECLARE_LOGGING_CATEGORY(lcGreenApi)

} // namespace GreenApi

namespace Http {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

} // namespace Http

namespace Service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

} // namespace Service

//! The kiosk's window: its pages, the flow between them, and a client of the server's interface.
namespace Kiosk {

Q_DECLARE_LOGGING_CATEGORY(lcKiosk)

} // namespace Kiosk

namespace Main {

Q_DECLARE_LOGGING_CATEGORY(lcMain)

} // namespace Main
