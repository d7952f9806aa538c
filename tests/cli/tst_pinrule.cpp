// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/pinentry.h"
#include "support/test.h"

#include <QTest>

namespace PinRuleTest {

using namespace Qt::StringLiterals;

class TestPinRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodPinIsTaken_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::newRow("shortest") << "2718"_ba;
        QTest::newRow("longest") << "271828182845"_ba;
        QTest::newRow("almost a row") << "1235"_ba;
        QTest::newRow("almost one digit") << "0001"_ba;
        QTest::newRow("almost a pair") << "1213"_ba;
    }

    void aGoodPinIsTaken()
    {
        QFETCH(QByteArray, pin);

        QCOMPARE(Cli::faultOfPin(pin), std::nullopt);
    }

    void aBadPinIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << ""_ba << u"4 to 12"_s;
        QTest::newRow("short") << "271"_ba << u"4 to 12"_s;
        QTest::newRow("long") << "2718281828459"_ba << u"4 to 12"_s;
        QTest::newRow("letter") << "271a"_ba << u"digits only"_s;
        QTest::newRow("blank") << "2718 "_ba << u"digits only"_s;
        QTest::newRow("minus") << "-2718"_ba << u"digits only"_s;
        QTest::newRow("Arabic digits") << u"٢٧١٨"_s.toUtf8() << u"digits only"_s;
        QTest::newRow("zero byte") << "271\0"_ba << u"digits only"_s;
        QTest::newRow("one digit") << "0000"_ba << u"anybody tries"_s;
        QTest::newRow("row") << "1234"_ba << u"anybody tries"_s;
        QTest::newRow("long row") << "012345678901"_ba << u"anybody tries"_s;
        QTest::newRow("row down") << "9876"_ba << u"anybody tries"_s;
        QTest::newRow("row over zero") << "7890"_ba << u"anybody tries"_s;
        QTest::newRow("even digits") << "2468"_ba << u"anybody tries"_s;
        QTest::newRow("pair") << "1212"_ba << u"anybody tries"_s;
        QTest::newRow("pair and a half") << "48484"_ba << u"anybody tries"_s;
    }

    void aBadPinIsRefusedWithTheReason()
    {
        QFETCH(QByteArray, pin);
        QFETCH(QString, reason);

        const auto fault = Cli::faultOfPin(pin);

        QVERIFY(fault);
        QVERIFY2(fault->contains(reason), qPrintable(*fault));
        QVERIFY(pin.isEmpty() || !fault->contains(QString::fromUtf8(pin)));
    }
};

KIOSK_TEST(TestPinRule)

} // namespace PinRuleTest

#include "tst_pinrule.moc"
