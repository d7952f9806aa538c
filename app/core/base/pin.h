#pragma once

#include <QStringView>

namespace Core {

//! How the PIN of staff is written: digits only, because a kiosk has no other keys.
struct Pin
{
    static constexpr int shortest = 4;
    static constexpr int longest = 12;

    //! Whether @p text is written like one.
    [[nodiscard]] static bool isPin(QStringView text);
};

} // namespace Core
