// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/base/expected.h"

#include <QString>

#include <memory>

class QLockFile;

namespace Kiosk {

class ScreenSelection;

//! The right of one kiosk to a screen. A second kiosk there would lie over the first.
//!
//! Under X11 it is a selection of the X server itself, so that it holds however the display is
//! spelt. Other systems of windows know nothing of the kind, and there it is a lock on a file in
//! $XDG_RUNTIME_DIR/amt-kiosk, beside server.json, which holds among kiosks of the same user. The
//! right of a process that has died is taken over. Let go of it before the program starts itself
//! anew: its process stays the same then.
class SingleInstance
{
public:
    //! Claims the screen that the program's windows are on. Needs an application object, which
    //! outlives the result. The error is one sentence for the person who started the second kiosk.
    //! Where nothing can be claimed at all it logs a warning, and the kiosk goes on: better two
    //! than none.
    [[nodiscard]] static Core::Expected<SingleInstance, QString> claim();

    //! The same by a file alone, for a screen of that name, "wayland:wayland-0" for example.
    [[nodiscard]] static Core::Expected<SingleInstance, QString> claimByFile(const QString &screen);

    SingleInstance(SingleInstance &&) noexcept;
    SingleInstance &operator=(SingleInstance &&) noexcept;
    ~SingleInstance();
    Q_DISABLE_COPY(SingleInstance)

private:
    explicit SingleInstance(std::unique_ptr<QLockFile> lock);
    explicit SingleInstance(std::unique_ptr<ScreenSelection> selection);

    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<ScreenSelection> m_selection;
};

} // namespace Kiosk
