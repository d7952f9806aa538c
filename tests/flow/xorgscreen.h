// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "program.h"

#include <QImage>
#include <QTemporaryDir>

#include <memory>

namespace FlowTest {

//! An X server whose outputs have no monitor, only memory (xserver-xorg-video-dummy). Other than
//! Xvfb's, its screen changes as a real one does: modes, outputs that are switched on and off.
class XorgScreen
{
public:
    //! One output, DUMMY0, of 1920x1080.
    XorgScreen();

    //! For the environment variable DISPLAY; empty if there is no screen.
    [[nodiscard]] QString display() const { return m_display; }
    //! Calls xrandr; false if it refuses.
    [[nodiscard]] bool change(const QStringList &arguments) const;
    //! The whole of it, all outputs.
    [[nodiscard]] QImage picture() const;

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Program> m_server;
    QString m_display;
};

} // namespace FlowTest
