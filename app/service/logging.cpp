#include "service/logging.h"

namespace Service {

Q_LOGGING_CATEGORY(lcService, "kiosk.service", QtInfoMsg)

} // namespace Service
