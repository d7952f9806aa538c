// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/x11.h"

#include <QGuiApplication>

#include <xcb/randr.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <span>
#include <vector>

namespace Kiosk {

xcb_connection_t *x11Connection()
{
    const auto *application = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return application != nullptr ? application->connection() : nullptr;
}

std::optional<QRect> primaryX11Monitor(xcb_connection_t *x11, std::uint32_t window)
{
    constexpr std::uint8_t onlyThoseThatAreOn = 1;
    const auto monitors = x11Reply(x11, xcb_randr_get_monitors, xcb_randr_get_monitors_reply,
                                   window, onlyThoseThatAreOn);
    if (!monitors)
        return std::nullopt;
    std::optional<QRect> place;
    for (auto each = xcb_randr_get_monitors_monitors_iterator(monitors.get()); each.rem > 0;
         xcb_randr_monitor_info_next(&each)) {
        const auto &monitor = *each.data;
        if (monitor.width > 0 && monitor.height > 0 && (!place || monitor.primary != 0))
            place = QRect(monitor.x, monitor.y, monitor.width, monitor.height);
    }
    return place;
}

std::optional<QRect> placeOfX11Window(xcb_connection_t *x11, std::uint32_t window)
{
    const auto geometry = x11Reply(x11, xcb_get_geometry, xcb_get_geometry_reply, window);
    if (!geometry)
        return std::nullopt;
    const auto corner = x11Reply(x11, xcb_translate_coordinates, xcb_translate_coordinates_reply,
                                 window, geometry->root, std::int16_t(0), std::int16_t(0));
    if (!corner)
        return std::nullopt;
    return QRect(corner->dst_x, corner->dst_y, geometry->width, geometry->height);
}

void moveX11Window(xcb_connection_t *x11, std::uint32_t window, const QRect &place)
{
    const std::uint32_t values[] = {std::uint32_t(place.x()), std::uint32_t(place.y()),
                                    std::uint32_t(place.width()), std::uint32_t(place.height())};
    xcb_configure_window(x11, window,
                         XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH
                             | XCB_CONFIG_WINDOW_HEIGHT,
                         values);
    xcb_flush(x11);
}

namespace {

constexpr std::uint32_t allDesktops = 0xffffffff;
// A window manager may refuse what an application asks for, but obeys a pager, which speaks for the
// user (Extended Window Manager Hints, "Source indication in requests").
constexpr std::uint32_t asPager = 2;
constexpr std::uint32_t addState = 1;

std::span<const xcb_window_t> childrenIn(const xcb_query_tree_reply_t &tree)
{
    return {xcb_query_tree_children(&tree), std::size_t(xcb_query_tree_children_length(&tree))};
}

// The window itself, or the frame that a window manager has put around it.
xcb_window_t frameOf(xcb_connection_t *x11, xcb_window_t window)
{
    for (;;) {
        const auto tree = x11Reply(x11, xcb_query_tree, xcb_query_tree_reply, window);
        if (!tree || tree->parent == tree->root || tree->parent == XCB_NONE)
            return window;
        window = tree->parent;
    }
}

bool isOfThisProgram(xcb_connection_t *x11, xcb_window_t window)
{
    const auto *setup = xcb_get_setup(x11);
    return (window & ~setup->resource_id_mask) == setup->resource_id_base;
}

bool isVisible(const xcb_get_window_attributes_reply_t *attributes)
{
    return attributes && attributes->map_state == XCB_MAP_STATE_VIEWABLE
        && attributes->_class == XCB_WINDOW_CLASS_INPUT_OUTPUT;
}

bool doOverlap(const xcb_get_geometry_reply_t &a, const xcb_get_geometry_reply_t &b)
{
    return a.x < b.x + int(b.width) && b.x < a.x + int(a.width) && a.y < b.y + int(b.height)
        && b.y < a.y + int(a.height);
}

// Returns the windows above it in the same parent, from the bottom to the top.
std::vector<xcb_window_t> windowsAbove(xcb_connection_t *x11, xcb_window_t frame)
{
    const auto own = x11Reply(x11, xcb_query_tree, xcb_query_tree_reply, frame);
    const auto root = own ? own->root : xcb_window_t(XCB_NONE);
    const auto tree = x11Reply(x11, xcb_query_tree, xcb_query_tree_reply, root);
    if (!tree)
        return {};
    const auto all = childrenIn(*tree);
    const auto place = std::find(all.begin(), all.end(), frame);
    return place == all.end() ? std::vector<xcb_window_t>()
                              : std::vector<xcb_window_t>(place + 1, all.end());
}

//! A window that hides another, at least in part.
struct Cover
{
    xcb_window_t window;
    //! The window manager does not move it.
    bool isUnmanaged;
};

// All questions at once, so that many windows cost no more time than one.
std::vector<Cover> coversOf(xcb_connection_t *x11, xcb_window_t frame)
{
    const auto others = windowsAbove(x11, frame);
    std::vector<xcb_get_window_attributes_cookie_t> attributes;
    std::vector<xcb_get_geometry_cookie_t> geometries;
    for (const auto other : others) {
        attributes.push_back(xcb_get_window_attributes(x11, other));
        geometries.push_back(xcb_get_geometry(x11, other));
    }
    const auto place = x11Reply(x11, xcb_get_geometry, xcb_get_geometry_reply, frame);
    std::vector<Cover> covers;
    for (std::size_t i = 0; i < others.size(); ++i) {
        const X11Reply<xcb_get_window_attributes_reply_t> looks(
            xcb_get_window_attributes_reply(x11, attributes[i], nullptr));
        const X11Reply<xcb_get_geometry_reply_t> geometry(
            xcb_get_geometry_reply(x11, geometries[i], nullptr));
        if (place && geometry && isVisible(looks.get()) && doOverlap(*place, *geometry)
            && !isOfThisProgram(x11, others[i]))
            covers.push_back({.window = others[i], .isUnmanaged = looks->override_redirect != 0});
    }
    return covers;
}

// A window manager keeps its windows, ours too, below those that it does not manage.
void lowerCovers(xcb_connection_t *x11, xcb_window_t frame)
{
    for (const auto &cover : coversOf(x11, frame)) {
        if (!cover.isUnmanaged)
            continue;
        const std::uint32_t belowFrame[] = {frame, XCB_STACK_MODE_BELOW};
        // It may be gone by now, which is no error.
        std::free(xcb_request_check(
            x11,
            xcb_configure_window_checked(x11, cover.window,
                                         XCB_CONFIG_WINDOW_SIBLING | XCB_CONFIG_WINDOW_STACK_MODE,
                                         belowFrame)));
    }
}

bool isViewable(xcb_connection_t *x11, xcb_window_t window)
{
    const auto looks =
        x11Reply(x11, xcb_get_window_attributes, xcb_get_window_attributes_reply, window);
    return isVisible(looks.get());
}

using Values = std::array<std::uint32_t, 5>;

// The way in which an application asks a window manager for something.
void sendToRoot(xcb_connection_t *x11, xcb_window_t window, xcb_atom_t type, const Values &values)
{
    const auto place = x11Reply(x11, xcb_get_geometry, xcb_get_geometry_reply, window);
    if (!place)
        return;
    xcb_client_message_event_t event{};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = type;
    std::copy(values.begin(), values.end(), std::begin(event.data.data32));
    xcb_send_event(x11, 0, place->root,
                   XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char *>(&event));
}

} // namespace

X11Stacking::X11Stacking(xcb_connection_t *x11)
    : m_x11(x11)
{
    constexpr const char *names[AtomCount] = {
        "_NET_ACTIVE_WINDOW",  "_NET_WM_DESKTOP",          "_NET_WM_STATE",
        "_NET_WM_STATE_ABOVE", "_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_STICKY",
    };
    std::transform(
        std::begin(names), std::end(names), std::begin(m_atoms), [x11](const char *name) {
            const auto reply = x11Reply(x11, xcb_intern_atom, xcb_intern_atom_reply,
                                        std::uint8_t(0), std::uint16_t(std::strlen(name)), name);
            return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
        });
}

bool X11Stacking::isOnTop(std::uint32_t window) const
{
    return isViewable(m_x11, window) && isOnAllDesktops(window)
        && coversOf(m_x11, frameOf(m_x11, window)).empty();
}

// True also where the window manager knows no desktops and has never told the window's.
bool X11Stacking::isOnAllDesktops(std::uint32_t window) const
{
    const auto reply =
        x11Reply(m_x11, xcb_get_property, xcb_get_property_reply, std::uint8_t(0), window,
                 m_atoms[NetWmDesktop], xcb_atom_t(XCB_ATOM_CARDINAL), 0U, 1U);
    std::uint32_t desktop = allDesktops;
    if (reply && xcb_get_property_value_length(reply.get()) == int(sizeof desktop))
        std::memcpy(&desktop, xcb_get_property_value(reply.get()), sizeof desktop);
    return desktop == allDesktops;
}

void X11Stacking::bringToTop(std::uint32_t window, bool isFullScreen) const
{
    if (!isViewable(m_x11, window)) {
        // A window manager that has let go of the window reads these when it takes it up again.
        writeState(window, isFullScreen);
        xcb_map_window(m_x11, window);
    }
    sendToRoot(m_x11, window, m_atoms[NetWmDesktop], {allDesktops, asPager});
    sendToRoot(m_x11, window, m_atoms[NetWmState],
               {addState, m_atoms[NetWmStateAbove], m_atoms[NetWmStateSticky], asPager});
    if (isFullScreen)
        sendToRoot(m_x11, window, m_atoms[NetWmState],
                   {addState, m_atoms[NetWmStateFullScreen], XCB_NONE, asPager});
    const std::uint32_t above = XCB_STACK_MODE_ABOVE;
    xcb_configure_window(m_x11, window, XCB_CONFIG_WINDOW_STACK_MODE, &above);
    lowerCovers(m_x11, frameOf(m_x11, window));
    sendToRoot(m_x11, window, m_atoms[NetActiveWindow], {asPager, XCB_CURRENT_TIME});
    xcb_flush(m_x11);
}

void X11Stacking::writeState(std::uint32_t window, bool isFullScreen) const
{
    std::vector<xcb_atom_t> states{m_atoms[NetWmStateAbove], m_atoms[NetWmStateSticky]};
    if (isFullScreen)
        states.push_back(m_atoms[NetWmStateFullScreen]);
    xcb_change_property(m_x11, XCB_PROP_MODE_REPLACE, window, m_atoms[NetWmState], XCB_ATOM_ATOM,
                        32, std::uint32_t(states.size()), states.data());
    xcb_change_property(m_x11, XCB_PROP_MODE_REPLACE, window, m_atoms[NetWmDesktop],
                        XCB_ATOM_CARDINAL, 32, 1, &allDesktops);
}

} // namespace Kiosk
