// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/base/clock.h"
#include "support/test.h"

#include <QFile>
#include <QTest>

namespace ClockTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// How long the machine is up, its sleep included, as the kernel writes it.
std::chrono::milliseconds uptime()
{
    QFile file(u"/proc/uptime"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1h;
    const auto seconds = file.readAll().split(' ').first().toDouble();
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

} // namespace

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bootTimeIsTheTimeSinceTheMachineStarted()
    {
        const auto before = uptime();

        const auto now = Kiosk::bootNow();

        // The kernel writes hundredths.
        QVERIFY(now >= before - 10ms);
        QVERIFY(now <= uptime() + 20ms);
    }

    void bootTimeIsNeverBehindSteadyTime()
    {
        const auto steady = Kiosk::steadyNow();

        QVERIFY(Kiosk::bootNow() >= steady);
    }
};

KIOSK_TEST(TestClock)

} // namespace ClockTest
#include "tst_clock.moc"
