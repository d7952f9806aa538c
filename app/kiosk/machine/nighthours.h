#pragma once

#include <QTime>

namespace Kiosk {

//! The hours of every day, by the clock on the wall, from @ref from up to before @ref to; after
//! midnight where that is earlier. No hours at all if both are the same, or one is not valid.
struct NightHours
{
    QTime from;
    QTime to;

    [[nodiscard]] bool contains(QTime time) const;

    friend bool operator==(const NightHours &, const NightHours &) = default;
};

} // namespace Kiosk
