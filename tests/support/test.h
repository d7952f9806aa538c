// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QCoreApplication>
#include <QTest>

namespace TestSupport {

//! Adds the test class of @p sourceFile ("…/tst_gate.cpp") to those that the program can run, by
//! the name in the middle ("gate"). @p run is QTest::qExec with an application around it.
bool addTest(const char *sourceFile, int (*run)(int, char **));

template <typename Application, typename Test>
int runTest(int argc, char **argv)
{
    Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace TestSupport

// All test classes of a room are one program, which is linked once: test_http gate [FUNCTION…].
#define KIOSK_TEST_IN(Application, Class)                                                          \
    namespace {                                                                                    \
    const bool is##Class##Known =                                                                  \
        TestSupport::addTest(__FILE__, &TestSupport::runTest<Application, Class>);                 \
    }

//! Stands in the place of QTEST_GUILESS_MAIN. For tests with widgets see windowtest.h.
#define KIOSK_TEST(Class) KIOSK_TEST_IN(QCoreApplication, Class)
