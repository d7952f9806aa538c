#pragma once

#include "program.h"

#include <QImage>
#include <QSize>

namespace FlowTest {

//! A screen that nobody sees: an X server in memory.
class VirtualScreen
{
public:
    explicit VirtualScreen(QSize size);

    //! For the environment variable DISPLAY; empty if there is no screen.
    [[nodiscard]] QString display() const { return m_display; }
    [[nodiscard]] QImage picture() const;

private:
    Program m_server;
    QString m_display;
};

} // namespace FlowTest
