// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/style/theme.h"
#include "support/test.h"

#include <QTest>

namespace ColorContrastTest {

using namespace Qt::StringLiterals;

class TestColorContrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRatioIsThatOfWcag_data()
    {
        QTest::addColumn<QColor>("one");
        QTest::addColumn<QColor>("other");
        QTest::addColumn<double>("ratio");

        QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("white on black") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
        QTest::newRow("itself") << QColor(u"#0b6b57"_s) << QColor(u"#0b6b57"_s) << 1.0;
        // The greys that WebAIM's checker names as the last that pass and the first that fail.
        QTest::newRow("just readable") << QColor(u"#767676"_s) << QColor(Qt::white) << 4.54;
        QTest::newRow("just not") << QColor(u"#777777"_s) << QColor(Qt::white) << 4.48;
    }

    void theRatioIsThatOfWcag()
    {
        QFETCH(QColor, one);
        QFETCH(QColor, other);
        QFETCH(double, ratio);

        const double found = Kiosk::contrastRatio(one, other);

        QVERIFY2(std::abs(found - ratio) < 0.01, qPrintable(QString::number(found)));
    }

    void whatIsReadableStaysAsItIs()
    {
        const QColor green(u"#0b6b57"_s);

        QCOMPARE(Kiosk::readableOn(green, {Qt::white}), green);
    }

    void everyColourBecomesReadable_data()
    {
        QTest::addColumn<QColor>("wanted");
        QTest::addColumn<QColor>("ground");

        for (const auto &wanted : {u"#ffd400"_s, u"#ffd1dc"_s, u"#0000ff"_s, u"#808080"_s}) {
            for (const auto &ground : {u"#ffffff"_s, u"#000000"_s, u"#808080"_s, u"#f4f7f6"_s})
                QTest::newRow(qPrintable(wanted + u" on "_s + ground))
                    << QColor(wanted) << QColor(ground);
        }
    }

    void everyColourBecomesReadable()
    {
        QFETCH(QColor, wanted);
        QFETCH(QColor, ground);

        const QColor color = Kiosk::readableOn(wanted, {ground});

        QVERIFY(Kiosk::contrastRatio(color, ground) >= Kiosk::readableRatio);
    }

    void aMixtureHasItsShareOfBoth()
    {
        QCOMPARE(Kiosk::mixed(Qt::black, Qt::white, 0), QColor(Qt::black));
        QCOMPARE(Kiosk::mixed(Qt::black, Qt::white, 1), QColor(Qt::white));
        QCOMPARE(Kiosk::mixed(QColor(0, 100, 200), QColor(100, 0, 200), 0.5), QColor(50, 50, 200));
    }
};

KIOSK_TEST(TestColorContrast)

} // namespace ColorContrastTest
#include "tst_colorcontrast.moc"
