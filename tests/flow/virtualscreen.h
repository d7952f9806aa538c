// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "program.h"

#include <QImage>
#include <QSize>
#include <QTemporaryDir>

namespace FlowTest {

//! A screen that nobody sees: an X server in memory.
class VirtualScreen
{
public:
    explicit VirtualScreen(QSize size);

    //! For the environment variable DISPLAY; empty if there is no screen.
    [[nodiscard]] QString display() const { return m_display; }
    [[nodiscard]] QImage picture() const;
    //! The same without asking the server, in less than a millisecond for a small screen: what it
    //! has in its memory. Empty if there is no screen.
    [[nodiscard]] QImage glance() const;

private:
    QTemporaryDir m_memory;
    Program m_server;
    QString m_display;
};

} // namespace FlowTest
