#pragma once

#include <QLoggingCategory>

//! Everything that knows SQL.
namespace Storage {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

} // namespace Storage
