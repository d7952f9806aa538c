// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QRect>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <type_traits>

struct xcb_connection_t;

namespace Kiosk {

//! The window's connection to the X server; null under any other system of windows. Needs an
//! application object, which owns it.
[[nodiscard]] xcb_connection_t *x11Connection();

//! XCB allocates an X server's answers with malloc().
struct FreeReply
{
    void operator()(void *reply) const { std::free(reply); } // NOLINT(cppcoreguidelines-no-malloc)
};

template <typename Reply>
using X11Reply = std::unique_ptr<Reply, FreeReply>;

//! Waits for the answer to a request, for example
//! `x11Reply(connection, xcb_get_geometry, xcb_get_geometry_reply, window)`. Null if there is none.
template <typename Send, typename Receive, typename... Arguments>
[[nodiscard]] auto x11Reply(auto *connection, Send send, Receive receive, Arguments... arguments)
{
    auto *reply = receive(connection, send(connection, arguments...), nullptr);
    return X11Reply<std::remove_pointer_t<decltype(reply)>>(reply);
}

// Where monitors and windows of an X server are, in its own pixels. Qt 6.4 does not notice when a
// monitor that is not the primary one moves, and goes on with its old place when it becomes the
// primary one.
//
// For the thread of the application object; each call waits for a few short answers of the server.

//! The primary monitor of the screen that @p window is on, or the first where none is (X Resize,
//! Rotate and Reflect Extension 1.5). Nothing while all are off, or where the server is older.
[[nodiscard]] std::optional<QRect> primaryX11Monitor(xcb_connection_t *x11, std::uint32_t window);

//! Where the window is on its screen, without what a window manager has put around it. Nothing if
//! there is no such window.
[[nodiscard]] std::optional<QRect> placeOfX11Window(xcb_connection_t *x11, std::uint32_t window);

//! A window manager may do otherwise.
void moveX11Window(xcb_connection_t *x11, std::uint32_t window, const QRect &place);

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
