#pragma once

#include <QLoggingCategory>

namespace Main {

Q_DECLARE_LOGGING_CATEGORY(lcMain)

} // namespace Main
