#include "kiosk/machine/x11monitors.h"

#include "kiosk/machine/x11reply.h"

#include <xcb/randr.h>
#include <xcb/xcb.h>

namespace Kiosk {

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

} // namespace Kiosk
