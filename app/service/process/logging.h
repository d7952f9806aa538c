#pragma once

#include <QLoggingCategory>

namespace Service {

Q_DECLARE_LOGGING_CATEGORY(lcService)

} // namespace Service
