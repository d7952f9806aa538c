#pragma once

#include <cstdint>

struct xcb_connection_t;

namespace Kiosk {

//! Keeps a window of this program where visitors can see it on an X11 screen: mapped, on all
//! desktops and above every other window (Extended Window Manager Hints 1.5). It works without a
//! window manager, too.
//!
//! Use it in the thread of the application object. Each call waits for a few short answers of the X
//! server. A window that is gone is not on top, and cannot be brought there; that is no error.
class X11Stacking
{
public:
    //! @p x11 is the connection that the window was created on, and outlives this.
    explicit X11Stacking(xcb_connection_t *x11);

    //! False if @p window is not mapped, is on one desktop only, or is covered, even in part, by
    //! another program's window.
    [[nodiscard]] bool isOnTop(std::uint32_t window) const;

    //! Maps, raises and activates @p window, and asks the window manager to keep it above others on
    //! all desktops; with @p isFullScreen on the whole screen, too.
    void bringToTop(std::uint32_t window, bool isFullScreen) const;

private:
    enum Atom {
        NetActiveWindow,
        NetWmDesktop,
        NetWmState,
        NetWmStateAbove,
        NetWmStateFullScreen,
        NetWmStateSticky,
        AtomCount,
    };

    [[nodiscard]] bool isOnAllDesktops(std::uint32_t window) const;
    void writeState(std::uint32_t window, bool isFullScreen) const;

    xcb_connection_t *m_x11;
    std::uint32_t m_atoms[AtomCount] = {};
};

} // namespace Kiosk
