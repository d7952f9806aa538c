#pragma once

#include <QLoggingCategory>

namespace GreenApi {

Q_DECLARE_LOGGING_CATEGORY(lcGreenApi)

} // namespace GreenApi
