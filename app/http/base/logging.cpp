#include "http/base/logging.h"

namespace Http {

Q_LOGGING_CATEGORY(lcServer, "kiosk.server", QtInfoMsg)

} // namespace Http
