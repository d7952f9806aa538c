#pragma once

#include <QtGlobal>

struct xcb_connection_t;

namespace Kiosk {

//! The window's connection to the X server; null under any other system of windows. Needs an
//! application object, which owns it.
[[nodiscard]] xcb_connection_t *x11Connection();

//! While it exists the X server neither blanks the screen nor lets the monitor sleep (DPMS).
//!
//! It suspends the server's timers (MIT-SCREEN-SAVER 1.1) and leaves their settings alone: the
//! server takes the suspension back by itself when the program dies. Under other systems of windows
//! it does nothing; see ScreenSaverInhibitor.
class ScreenAwake
{
public:
    //! @p x11 must outlive this; may be null. Waits once for the server to tell whether it has the
    //! extension, as Qt does for others, and for nothing else.
    explicit ScreenAwake(xcb_connection_t *x11 = x11Connection());
    ~ScreenAwake();
    Q_DISABLE_COPY_MOVE(ScreenAwake)

private:
    xcb_connection_t *m_x11;
};

} // namespace Kiosk
