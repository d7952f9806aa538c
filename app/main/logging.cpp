#include "main/logging.h"

namespace Main {

Q_LOGGING_CATEGORY(lcMain, "kiosk.main", QtInfoMsg)

} // namespace Main
