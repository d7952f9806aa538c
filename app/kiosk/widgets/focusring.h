#pragma once

#include "kiosk/style/theme.h"

class QPainter;
class QWidget;

namespace Kiosk {

//! Whether somebody has come to @p widget with a keyboard. A touch shows nothing.
[[nodiscard]] bool showsFocus(const QWidget &widget);

//! How thick the ring is where lines are @p line pixels wide.
[[nodiscard]] double focusRingWidth(int line);

//! A ring along the inner edge of a widget, so that no neighbour covers it.
struct FocusRing
{
    QColor color;
    //! Inside of it, so that it is seen on any ground; none if invalid.
    QColor gap;
    int line = 1;
    int radius = 0;

    void draw(QPainter &painter, const QWidget &widget) const;
};

} // namespace Kiosk
