#include "http/base/logging.h"

namespace Server {

Q_LOGGING_CATEGORY(lcServer, "kiosk.server", QtInfoMsg)

} // namespace Server
