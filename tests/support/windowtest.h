// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/test.h"

#include <QApplication>

namespace TestSupport {

//! As QTEST_MAIN has it: widgets have the same size on every screen.
class WindowApplication : public QApplication
{
public:
    WindowApplication(int &argc, char **argv)
        : QApplication(argc, argv)
    {
        setAttribute(Qt::AA_Use96Dpi);
    }
};

} // namespace TestSupport

//! Stands in the place of QTEST_MAIN.
#define KIOSK_WINDOW_TEST(Class) KIOSK_TEST_IN(TestSupport::WindowApplication, Class)
