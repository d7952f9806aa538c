// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/logging.h"

namespace Storage {

Q_LOGGING_CATEGORY(lcStorage, "kiosk.storage", QtInfoMsg)

} // namespace Storage

namespace GreenApi {

Q_LOGGING_CATEGORY(lcGreenApi, "kiosk.greenapi", QtInfoMsg)

} // namespace GreenApi

namespace Http {

Q_LOGGING_CATEGORY(lcServer, "kiosk.server", QtInfoMsg)

} // namespace Http

namespace Service {

Q_LOGGING_CATEGORY(lcService, "kiosk.service", QtInfoMsg)

} // namespace Service

namespace Kiosk {

Q_LOGGING_CATEGORY(lcKiosk, "kiosk.kiosk", QtInfoMsg)

} // namespace Kiosk

namespace Main {

Q_LOGGING_CATEGORY(lcMain, "kiosk.main", QtInfoMsg)

} // namespace Main
