#include "kiosk/widgets/focusring.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace Kiosk {

bool showsFocus(const QWidget &widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

double focusRingWidth(int line)
{
    return std::max(3.0, line * 2.0);
}

void FocusRing::draw(QPainter &painter, const QWidget &widget) const
{
    const double ring = focusRingWidth(line);
    const QRectF whole(widget.rect());
    painter.setBrush(Qt::NoBrush);
    if (gap.isValid()) {
        painter.setPen(QPen(gap, ring * 2));
        painter.drawRoundedRect(whole.adjusted(ring, ring, -ring, -ring), radius, radius);
    }
    painter.setPen(QPen(color, ring));
    painter.drawRoundedRect(whole.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius,
                            radius);
}

} // namespace Kiosk
