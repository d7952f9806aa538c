// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QString>

namespace Kiosk {

//! Overwrites what somebody typed before it is let go, as far as nobody else holds a copy of it.
inline void wipe(QString &text)
{
    if (text.isDetached())
        text.fill(u'\0');
    text.clear();
}

} // namespace Kiosk
