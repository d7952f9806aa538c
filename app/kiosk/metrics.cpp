#include "kiosk/metrics.h"

#include <algorithm>

namespace Kiosk {

namespace {

constexpr int smallestTouch = 48;
constexpr int smallestText = 12;

// The shorter side of the largest 16:9 rectangle that fits: a wide but low window must not get
// texts that only a high one has room for.
double unitOf(QSize room)
{
    const double shorter = std::min(room.width(), room.height());
    const double longer = std::max(room.width(), room.height());
    return std::min(shorter, longer * 9 / 16);
}

} // namespace

Metrics Metrics::of(QSize room, double scale)
{
    const double unit = unitOf(room);
    const auto size = [=](double share, int least) {
        return std::max(int(unit * share * scale), least);
    };
    return {
        .isPortrait = room.height() > room.width(),
        .small = size(0.0225, smallestText),
        .body = size(0.031, smallestText + 1),
        .lead = size(0.034, smallestText + 2),
        .title = size(0.054, smallestText + 4),
        .display = size(0.075, smallestText + 4),
        .gap = size(0.028, 5),
        .pad = size(0.014, 4),
        .margin = std::max(int(unit * 0.042), 10),
        .touch = size(0.060, smallestTouch),
        .bigTouch = size(0.085, smallestTouch),
        .radius = size(0.014, 4),
        .bar = size(0.008, 4),
        .stepIcon = size(0.1, 32),
        .pageIcon = size(0.16, 32),
    };
}

} // namespace Kiosk
