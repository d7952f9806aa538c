#pragma once

#include <QSize>

namespace Kiosk {

//! The sizes that follow from the room there is, in logical pixels: one rule for a small panel, a
//! portrait pillar and a wall. Landscape puts words beside the code, portrait below it.
struct Metrics
{
    bool isPortrait = false;
    int small = 0;
    int body = 0;
    int lead = 0;
    int title = 0;
    int display = 0;
    int gap = 0;
    int pad = 0;
    int margin = 0;
    int touch = 0;
    int bigTouch = 0;
    int radius = 0;
    int bar = 0;
    int stepIcon = 0;
    int pageIcon = 0;

    //! @p scale below 1 makes texts and gaps smaller, for a language that needs more room. What
    //! fingers touch stays at 48 pixels at least, and texts stay readable.
    [[nodiscard]] static Metrics of(QSize room, double scale = 1.0);
};

} // namespace Kiosk
