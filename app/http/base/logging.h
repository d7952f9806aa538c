#pragma once

#include <QLoggingCategory>

//! The routes and the channels: turns requests into calls of the core and pushes outcomes.
namespace Http {

Q_DECLARE_LOGGING_CATEGORY(lcServer)

} // namespace Http
