#pragma once

#include <QLoggingCategory>

//! The kiosk's window: its pages, the flow between them, and a client of the server's interface.
namespace Kiosk {

Q_DECLARE_LOGGING_CATEGORY(lcKiosk)

} // namespace Kiosk
