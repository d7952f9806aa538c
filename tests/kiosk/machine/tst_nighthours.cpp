// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/nightdimmer.h"
#include "support/test.h"

#include <QTest>

namespace NightHoursTest {

using Kiosk::NightHours;

class TestNightHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hoursContainTimes_data()
    {
        QTest::addColumn<NightHours>("hours");
        QTest::addColumn<QTime>("time");
        QTest::addColumn<bool>("isNight");

        const NightHours overMidnight{.from = QTime(22, 0), .to = QTime(6, 30)};
        QTest::newRow("before the evening") << overMidnight << QTime(21, 59, 59) << false;
        QTest::newRow("first second") << overMidnight << QTime(22, 0) << true;
        QTest::newRow("before midnight") << overMidnight << QTime(23, 59, 59) << true;
        QTest::newRow("midnight") << overMidnight << QTime(0, 0) << true;
        QTest::newRow("last second") << overMidnight << QTime(6, 29, 59) << true;
        QTest::newRow("over") << overMidnight << QTime(6, 30) << false;
        QTest::newRow("noon") << overMidnight << QTime(12, 0) << false;

        const NightHours ofOneDay{.from = QTime(1, 0), .to = QTime(5, 0)};
        QTest::newRow("one day, midnight") << ofOneDay << QTime(0, 0) << false;
        QTest::newRow("one day, first second") << ofOneDay << QTime(1, 0) << true;
        QTest::newRow("one day, over") << ofOneDay << QTime(5, 0) << false;

        QTest::newRow("to midnight")
            << NightHours{QTime(22, 0), QTime(0, 0)} << QTime(23, 0) << true;
        QTest::newRow("to midnight, over")
            << NightHours{QTime(22, 0), QTime(0, 0)} << QTime(0, 0) << false;
        QTest::newRow("no hours") << NightHours{QTime(3, 0), QTime(3, 0)} << QTime(3, 0) << false;
        QTest::newRow("not set") << NightHours{} << QTime(3, 0) << false;
        QTest::newRow("half set") << NightHours{.from = QTime(1, 0), .to = {}} << QTime(3, 0)
                                  << false;
    }

    void hoursContainTimes()
    {
        QFETCH(NightHours, hours);
        QFETCH(QTime, time);
        QFETCH(bool, isNight);

        QCOMPARE(hours.contains(time), isNight);
    }
};

KIOSK_TEST(TestNightHours)

} // namespace NightHoursTest
#include "tst_nighthours.moc"
