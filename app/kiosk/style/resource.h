#pragma once

#include <QByteArray>
#include <QString>

namespace Kiosk {

//! What travels with the program under resources/kiosk, "design/light.json". It is always there.
[[nodiscard]] QByteArray resource(const QString &name);

} // namespace Kiosk
