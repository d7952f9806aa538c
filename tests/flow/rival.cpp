// SPDX-License-Identifier: GPL-3.0-only
#include "rival.h"

#include "kiosk/machine/x11.h"
#include "program.h"

#include <xcb/xcb.h>

#include <cstring>

namespace FlowTest {

using namespace Qt::StringLiterals;
using Kiosk::x11Reply;

namespace {

constexpr std::uint8_t async = XCB_GRAB_MODE_ASYNC;
constexpr xcb_timestamp_t now = XCB_CURRENT_TIME;

// XCB_NONE if there is none.
xcb_window_t windowOf(const QString &title)
{
    const auto found = outputOf(u"xdotool"_s, {u"search"_s, u"--name"_s, u'^' + title + u'$'});
    return found ? found->trimmed().toUInt() : xcb_window_t(XCB_NONE);
}

} // namespace

Rival::Rival(const QString &display)
    : m_x11(xcb_connect(display.toLatin1().constData(), nullptr))
{
    if (xcb_connection_has_error(m_x11) != 0)
        qFatal("there is no X server on %s", qPrintable(display));
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_x11)).data->root;
}

Rival::~Rival()
{
    xcb_disconnect(m_x11);
}

bool Rival::takePointer() const
{
    const auto reply = x11Reply(m_x11, xcb_grab_pointer, xcb_grab_pointer_reply, std::uint8_t(0),
                                m_root, std::uint16_t(0), async, async, xcb_window_t(XCB_NONE),
                                xcb_cursor_t(XCB_NONE), now);
    return reply && reply->status == XCB_GRAB_STATUS_SUCCESS;
}

bool Rival::takeKeyboard() const
{
    const auto reply = x11Reply(m_x11, xcb_grab_keyboard, xcb_grab_keyboard_reply, std::uint8_t(0),
                                m_root, now, async, async);
    return reply && reply->status == XCB_GRAB_STATUS_SUCCESS;
}

bool Rival::changeState(const QString &title, bool isAdded, const QByteArray &state) const
{
    constexpr std::uint32_t asPager = 2;
    xcb_client_message_event_t event{};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = windowOf(title);
    event.type = atomOf("_NET_WM_STATE");
    event.data.data32[0] = isAdded ? 1 : 0;
    event.data.data32[1] = atomOf("_NET_WM_STATE_" + state);
    event.data.data32[3] = asPager;
    xcb_send_event(m_x11, 0, m_root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT,
                   reinterpret_cast<const char *>(&event));
    // The X server forgets what a program sends just before it disconnects.
    const auto focus = x11Reply(m_x11, xcb_get_input_focus, xcb_get_input_focus_reply);
    return focus && event.window != 0;
}

std::optional<std::uint32_t> Rival::desktopOf(const QString &title) const
{
    const auto reply =
        x11Reply(m_x11, xcb_get_property, xcb_get_property_reply, std::uint8_t(0), windowOf(title),
                 atomOf("_NET_WM_DESKTOP"), xcb_atom_t(XCB_ATOM_CARDINAL), 0U, 1U);
    std::uint32_t desktop = 0;
    if (!reply || xcb_get_property_value_length(reply.get()) != int(sizeof desktop))
        return std::nullopt;
    std::memcpy(&desktop, xcb_get_property_value(reply.get()), sizeof desktop);
    return desktop;
}

std::uint32_t Rival::atomOf(const QByteArray &name) const
{
    const auto reply = x11Reply(m_x11, xcb_intern_atom, xcb_intern_atom_reply, std::uint8_t(0),
                                std::uint16_t(name.size()), name.constData());
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

} // namespace FlowTest
