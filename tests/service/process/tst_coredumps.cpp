// SPDX-License-Identifier: GPL-3.0-only
#include "service/process/processresources.h"
#include "support/test.h"

#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace CoreDumpsTest {

class TestCoreDumps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfTheMemoryIsDumped()
    {
        QVERIFY(Service::preventCoreDumps());

        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
#ifndef __SANITIZE_ADDRESS__
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
#endif
    }
};

KIOSK_TEST(TestCoreDumps)

} // namespace CoreDumpsTest

#include "tst_coredumps.moc"
