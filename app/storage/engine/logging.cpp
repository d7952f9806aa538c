#include "storage/engine/logging.h"

namespace Storage {

Q_LOGGING_CATEGORY(lcStorage, "kiosk.storage", QtInfoMsg)

} // namespace Storage
