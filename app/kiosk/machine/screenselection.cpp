#include "kiosk/machine/screenselection.h"

#include "kiosk/machine/x11reply.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <xcb/xcb.h>

#include <cstring>

namespace Kiosk {

namespace {

xcb_atom_t atomOf(xcb_connection_t *x11, const QByteArray &name)
{
    const auto reply = x11Reply(x11, xcb_intern_atom, xcb_intern_atom_reply, std::uint8_t(0),
                                std::uint16_t(name.size()), name.constData());
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

int numberOfScreen(xcb_connection_t *x11, xcb_window_t root)
{
    int number = 0;
    for (auto screen = xcb_setup_roots_iterator(xcb_get_setup(x11)); screen.rem > 0;
         xcb_screen_next(&screen), ++number) {
        if (screen.data->root == root)
            return number;
    }
    return 0;
}

xcb_window_t ownerOf(xcb_connection_t *x11, xcb_atom_t selection)
{
    const auto reply =
        x11Reply(x11, xcb_get_selection_owner, xcb_get_selection_owner_reply, selection);
    return reply ? reply->owner : xcb_window_t(XCB_NONE);
}

// Windows carry what a program is called by (Extended Window Manager Hints, _NET_WM_PID).
xcb_window_t createOwner(xcb_connection_t *x11, xcb_window_t root)
{
    const auto window = xcb_generate_id(x11);
    xcb_create_window(x11, XCB_COPY_FROM_PARENT, window, root, -1, -1, 1, 1, 0,
                      XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, 0, nullptr);
    const auto process = std::uint32_t(QCoreApplication::applicationPid());
    xcb_change_property(x11, XCB_PROP_MODE_REPLACE, window, atomOf(x11, "_NET_WM_PID"),
                        XCB_ATOM_CARDINAL, 32, 1, &process);
    const auto host = QSysInfo::machineHostName().toLocal8Bit();
    xcb_change_property(x11, XCB_PROP_MODE_REPLACE, window, XCB_ATOM_WM_CLIENT_MACHINE,
                        XCB_ATOM_STRING, 8, std::uint32_t(host.size()), host.constData());
    return window;
}

QByteArray property(xcb_connection_t *x11, xcb_window_t window, xcb_atom_t name)
{
    constexpr std::uint32_t longest = 64; // words of four bytes
    const auto reply = x11Reply(x11, xcb_get_property, xcb_get_property_reply, std::uint8_t(0),
                                window, name, xcb_atom_t(XCB_GET_PROPERTY_TYPE_ANY), 0U, longest);
    if (!reply)
        return {};
    return {static_cast<const char *>(xcb_get_property_value(reply.get())),
            xcb_get_property_value_length(reply.get())};
}

ScreenSelection::Owner describe(xcb_connection_t *x11, xcb_window_t owner)
{
    const auto process = property(x11, owner, atomOf(x11, "_NET_WM_PID"));
    std::uint32_t number = 0;
    if (process.size() == qsizetype(sizeof number))
        std::memcpy(&number, process.constData(), sizeof number);
    return {.process = number,
            .host = QString::fromLocal8Bit(property(x11, owner, XCB_ATOM_WM_CLIENT_MACHINE))};
}

} // namespace

Core::Expected<std::unique_ptr<ScreenSelection>, ScreenSelection::Owner> ScreenSelection::acquire(
    xcb_connection_t *x11, std::uint32_t root)
{
    const auto selection =
        atomOf(x11, "_AMT_KIOSK_S" + QByteArray::number(numberOfScreen(x11, root)));
    const auto window = createOwner(x11, root);
    // Between the question and the taking nobody else gets a turn.
    xcb_grab_server(x11);
    const auto owner = ownerOf(x11, selection);
    if (owner == XCB_NONE)
        xcb_set_selection_owner(x11, window, selection, XCB_CURRENT_TIME);
    xcb_ungrab_server(x11);
    std::unique_ptr<ScreenSelection> own(new ScreenSelection(x11, window));
    if (owner != XCB_NONE)
        return Core::Unexpected(describe(x11, owner));
    return ownerOf(x11, selection) == window ? std::move(own) : nullptr;
}

ScreenSelection::ScreenSelection(xcb_connection_t *x11, std::uint32_t window)
    : m_x11(x11)
    , m_window(window)
{
}

ScreenSelection::~ScreenSelection()
{
    xcb_destroy_window(m_x11, m_window);
    static_cast<void>(x11Reply(m_x11, xcb_get_input_focus, xcb_get_input_focus_reply));
}

} // namespace Kiosk
