#include "greenapi/base/logging.h"

namespace GreenApi {

Q_LOGGING_CATEGORY(lcGreenApi, "kiosk.greenapi", QtInfoMsg)

} // namespace GreenApi
