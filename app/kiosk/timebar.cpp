#include "kiosk/timebar.h"

#include <algorithm>

namespace Kiosk {

TimeBar::TimeBar(QWidget *parent)
    : QProgressBar(parent)
{
    constexpr int steps = 1000;
    setRange(0, steps);
    setTextVisible(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeBar::showLeft(std::chrono::milliseconds left, std::chrono::milliseconds whole)
{
    const auto all = std::max<qint64>(whole.count(), 1);
    setValue(int(std::clamp<qint64>(left.count() * maximum() / all, 0, maximum())));
}

} // namespace Kiosk
