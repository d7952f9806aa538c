#pragma once

#include "core/expected.h"

#include <QString>

#include <memory>

class QLockFile;

namespace Kiosk {

//! What the screen is called that the program's windows are on, for example "x11:0.0". Needs
//! an application object.
[[nodiscard]] QString currentScreen();

//! The right of one kiosk of this user to a screen. A second kiosk there would lie over the first.
//!
//! It is a lock on a file in $XDG_RUNTIME_DIR/amt-kiosk, beside server.json. The lock of a process
//! that has died is taken over. Let go of it before the program starts itself anew: its process
//! stays the same then.
class SingleInstance
{
public:
    //! The error is one sentence for the person who started the second kiosk. Where no lock can be
    //! made at all it logs a warning, and the kiosk goes on: better two than none.
    [[nodiscard]] static Core::Expected<SingleInstance, QString> claim(const QString &screen);

    SingleInstance(SingleInstance &&) noexcept;
    SingleInstance &operator=(SingleInstance &&) noexcept;
    ~SingleInstance();
    Q_DISABLE_COPY(SingleInstance)

private:
    explicit SingleInstance(std::unique_ptr<QLockFile> lock);

    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Kiosk
