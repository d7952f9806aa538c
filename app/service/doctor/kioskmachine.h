#pragma once

#include "core/model/finding.h"

#include <QProcessEnvironment>
#include <QString>

// Findings about the machine that a kiosk runs on. Each may wait for another program for some
// seconds.
namespace Service {

//! Where to look.
struct KioskMachine
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    //! Where X servers have their sockets, "X0" for the display ":0".
    QString x11Sockets = QStringLiteral("/tmp/.X11-unix");
    //! The kernel's list of sound cards.
    QString soundCards = QStringLiteral("/proc/asound/cards");
};

//! Whether there is a font with the letters of Kyrgyz, which few have.
[[nodiscard]] Core::Finding fontsFinding(const KioskMachine &machine);

//! Whether an X server or a Wayland compositor answers: the session's, else any of this machine,
//! because who looks may have come from elsewhere.
[[nodiscard]] Core::Finding displayFinding(const KioskMachine &machine);

//! Whether a sound server and a card are there.
[[nodiscard]] Core::Finding soundFinding(const KioskMachine &machine);

} // namespace Service
