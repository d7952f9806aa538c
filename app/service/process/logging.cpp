#include "service/process/logging.h"

namespace Service {

Q_LOGGING_CATEGORY(lcService, "kiosk.service", QtInfoMsg)

} // namespace Service
