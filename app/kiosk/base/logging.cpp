#include "kiosk/base/logging.h"

namespace Kiosk {

Q_LOGGING_CATEGORY(lcKiosk, "kiosk.kiosk", QtInfoMsg)

} // namespace Kiosk
