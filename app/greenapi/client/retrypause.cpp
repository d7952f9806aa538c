#include "greenapi/client/retrypause.h"

#include <QRandomGenerator>

#include <algorithm>

namespace GreenApi {

std::chrono::milliseconds pauseAfter(int failures, const PauseLimits &limits)
{
    auto pause = limits.first;
    for (int i = 1; i < failures && pause < limits.longest; ++i)
        pause *= 2;
    const qint64 longest = std::min(pause, limits.longest).count();
    return std::chrono::milliseconds(longest
                                     - QRandomGenerator::global()->bounded(longest / 3 + 1));
}

} // namespace GreenApi
