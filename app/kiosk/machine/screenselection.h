#pragma once

#include "core/base/expected.h"

#include <QString>

#include <cstdint>
#include <memory>

struct xcb_connection_t;

namespace Kiosk {

//! The right of one kiosk to a screen of an X server: the selection "_AMT_KIOSK_S0" of screen 0
//! (Inter-Client Communication Conventions Manual 2.8). The server itself knows its owner, whatever
//! user, machine and spelling of the display it comes from, and forgets an owner that dies.
class ScreenSelection
{
public:
    //! Returns the owner of the selection.
    struct Owner
    {
        //! 0 if the owner does not tell.
        std::int64_t process = 0;
        //! The machine that the process runs on; empty if the owner does not tell.
        QString host;
    };

    //! Takes the selection of the screen that has the window @p root; the error is its present
    //! owner. No two programs can take it at once. @p x11 must outlive the result. Null where the
    //! connection is broken. Waits for a few short answers of the X server, and thread-safe.
    [[nodiscard]] static Core::Expected<std::unique_ptr<ScreenSelection>, Owner> acquire(
        xcb_connection_t *x11, std::uint32_t root);

    //! Gives it up, and waits until the X server knows.
    ~ScreenSelection();
    Q_DISABLE_COPY_MOVE(ScreenSelection)

private:
    ScreenSelection(xcb_connection_t *x11, std::uint32_t window);

    xcb_connection_t *m_x11;
    std::uint32_t m_window;
};

} // namespace Kiosk
