#pragma once

#include <chrono>

namespace Kiosk {

//! The sizes that follow from the room there is, in logical pixels: one rule for a small panel, a
//! portrait pillar and a wall. Landscape puts words beside the code, portrait below it.
struct Metrics
{
    bool isPortrait = false;
    //! The shorter side of the room, or what would be one if it were 16:9.
    int unit = 0;
    int small = 0;
    int body = 0;
    int lead = 0;
    int title = 0;
    int display = 0;
    int digits = 0;
    int gap = 0;
    int pad = 0;
    int margin = 0;
    int radius = 0;
    int bar = 0;
    int line = 0;
    int touch = 0;
    int bigTouch = 0;
    int key = 0;
    int stepIcon = 0;
    int pageIcon = 0;
    //! Of the room's longer side, what the code's panel takes.
    double codeShare = 0;
};

//! How long things move. Zero where the system asks for reduced motion.
struct Motion
{
    //! A code into the next.
    std::chrono::milliseconds codeFade{0};
    //! What has just become true.
    std::chrono::milliseconds appear{0};
};

} // namespace Kiosk
