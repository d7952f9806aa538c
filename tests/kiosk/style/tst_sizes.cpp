// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/style/design.h"
#include "support/test.h"

#include <QTest>

namespace SizesTest {

using Kiosk::Metrics;
using Kiosk::Sizes;

class TestSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void touchTargetsAndTextsStayLargeEnough_data()
    {
        QTest::addColumn<QSize>("room");

        QTest::newRow("small panel") << QSize(800, 480);
        QTest::newRow("tiny window") << QSize(320, 240);
        QTest::newRow("a strip") << QSize(1920, 100);
        QTest::newRow("a pillar") << QSize(1080, 1920);
        QTest::newRow("wall") << QSize(3840, 2160);
    }

    void touchTargetsAndTextsStayLargeEnough()
    {
        QFETCH(QSize, room);

        const Metrics metrics = Sizes().of(room, 0.5);

        QVERIFY(metrics.touch >= 48);
        QVERIFY(metrics.bigTouch >= 48);
        QVERIFY(metrics.key >= 48);
        QVERIFY(metrics.small >= 12);
        QVERIFY(metrics.body >= 12);
    }

    void sizesFollowTheRoom_data()
    {
        QTest::addColumn<QSize>("room");
        QTest::addColumn<int>("unit");
        QTest::addColumn<bool>("isPortrait");

        QTest::newRow("landscape") << QSize(1920, 1080) << 1080 << false;
        QTest::newRow("portrait") << QSize(1080, 1920) << 1080 << true;
        QTest::newRow("wall") << QSize(3840, 2160) << 2160 << false;
        QTest::newRow("wide but low") << QSize(1600, 600) << 600 << false;
        QTest::newRow("nearly square") << QSize(1280, 1024) << 720 << false;
    }

    void sizesFollowTheRoom()
    {
        QFETCH(QSize, room);
        QFETCH(int, unit);
        QFETCH(bool, isPortrait);

        const Metrics metrics = Sizes().of(room);

        QCOMPARE(metrics.unit, unit);
        QCOMPARE(metrics.isPortrait, isPortrait);
    }

    void aScaleChangesTextsButNotMargins()
    {
        const Sizes sizes;
        const QSize room(1920, 1080);

        const Metrics normal = sizes.of(room);
        const Metrics large = sizes.of(room, sizes.largeText());

        QVERIFY(large.title >= 1.15 * normal.title);
        QVERIFY(large.body >= 1.15 * normal.body);
        QVERIFY(large.touch >= 1.15 * normal.touch);
        QCOMPARE(large.margin, normal.margin);
        QCOMPARE(large.gap, normal.gap);
    }
};

KIOSK_TEST(TestSizes)

} // namespace SizesTest
#include "tst_sizes.moc"
