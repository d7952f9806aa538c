#include "kiosk/style/colorcontrast.h"

#include <algorithm>
#include <cmath>

namespace Kiosk {

namespace {

// WCAG 2.1, "relative luminance".
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double worstContrast(const QColor &color, const QList<QColor> &grounds)
{
    double worst = 21;
    for (const auto &ground : grounds)
        worst = std::min(worst, contrastRatio(color, ground));
    return worst;
}

} // namespace

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one) + 0.05, luminance(other) + 0.05});
    return lighter / darker;
}

QColor readableOn(const QColor &wanted, const QList<QColor> &grounds)
{
    constexpr int steps = 50;
    for (int step = 0; step <= steps; ++step) {
        for (const QColor &end : {QColor(Qt::black), QColor(Qt::white)}) {
            const QColor color = mixed(wanted, end, double(step) / steps);
            if (worstContrast(color, grounds) >= readableRatio)
                return color;
        }
    }
    // Grounds so far apart that nothing is read on all of them.
    return wanted;
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return {part(one.red(), other.red()), part(one.green(), other.green()),
            part(one.blue(), other.blue())};
}

} // namespace Kiosk
