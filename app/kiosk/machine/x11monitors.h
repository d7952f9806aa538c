#pragma once

#include <QRect>

#include <cstdint>
#include <optional>

struct xcb_connection_t;

// Where monitors and windows of an X server are, in its own pixels. Qt 6.4 does not notice when a
// monitor that is not the primary one moves, and goes on with its old place when it becomes the
// primary one.
//
// For the thread of the application object; each call waits for a few short answers of the server.
namespace Kiosk {

//! The primary monitor of the screen that @p window is on, or the first where none is (X Resize,
//! Rotate and Reflect Extension 1.5). Nothing while all are off, or where the server is older.
[[nodiscard]] std::optional<QRect> primaryX11Monitor(xcb_connection_t *x11, std::uint32_t window);

//! Where the window is on its screen, without what a window manager has put around it. Nothing if
//! there is no such window.
[[nodiscard]] std::optional<QRect> placeOfX11Window(xcb_connection_t *x11, std::uint32_t window);

//! A window manager may do otherwise.
void moveX11Window(xcb_connection_t *x11, std::uint32_t window, const QRect &place);

} // namespace Kiosk
