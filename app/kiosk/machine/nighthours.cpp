#include "kiosk/machine/nighthours.h"

namespace Kiosk {

bool NightHours::contains(QTime time) const
{
    if (!from.isValid() || !to.isValid())
        return false;
    if (from <= to)
        return time >= from && time < to;
    return time >= from || time < to;
}

} // namespace Kiosk
