#include "kiosk/machine/screenawake.h"

#include <QGuiApplication>

#include <xcb/screensaver.h>

namespace Kiosk {

namespace {

// A request of an extension that is not there would end the connection.
bool canSuspend(xcb_connection_t *x11)
{
    const auto *extension = xcb_get_extension_data(x11, &xcb_screensaver_id);
    return extension != nullptr && extension->present != 0;
}

} // namespace

xcb_connection_t *x11Connection()
{
    const auto *application = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return application != nullptr ? application->connection() : nullptr;
}

ScreenAwake::ScreenAwake(xcb_connection_t *x11)
    : m_x11(x11 != nullptr && canSuspend(x11) ? x11 : nullptr)
{
    if (m_x11 == nullptr)
        return;
    // It may be dark already.
    xcb_force_screen_saver(m_x11, XCB_SCREEN_SAVER_RESET);
    xcb_screensaver_suspend(m_x11, 1);
    xcb_flush(m_x11);
}

ScreenAwake::~ScreenAwake()
{
    if (m_x11 == nullptr)
        return;
    xcb_screensaver_suspend(m_x11, 0);
    xcb_flush(m_x11);
}

} // namespace Kiosk
