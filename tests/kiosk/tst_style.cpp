#include "kiosk/style.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadHasContrast_data()
    {
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QString>("ground");

        const QList<std::pair<QString, QString>> pairs{
            {u"ink"_s, u"page"_s},          {u"ink"_s, u"card"_s},
            {u"quiet"_s, u"page"_s},        {u"quiet"_s, u"card"_s},
            {u"good"_s, u"page"_s},         {u"accent"_s, u"page"_s},
            {u"accent"_s, u"accentSoft"_s}, {u"onAccent"_s, u"accent"_s},
            {u"warn"_s, u"warnSoft"_s},     {u"calm"_s, u"calmSoft"_s},
            {u"demoInk"_s, u"demo"_s},      {u"demoInk"_s, u"demoButton"_s},
            {u"focus"_s, u"page"_s},        {u"onAccent"_s, u"accentPressed"_s},
        };
        for (const auto &[ink, ground] : pairs)
            QTest::newRow(qPrintable(ink + u" on "_s + ground)) << ink << ground;
    }

    void whatIsReadHasContrast()
    {
        QFETCH(QString, ink);
        QFETCH(QString, ground);
        const Kiosk::Style style(u"light"_s);

        const double ratio = contrast(style.color(ink), style.color(ground));

        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }

    void nothingIsLeftToFillIn()
    {
        const Kiosk::Style style(u"light"_s);

        const QString sheet = style.sheet(Kiosk::Metrics::of({1080, 1920}));

        QVERIFY(!sheet.contains(u'$'));
        QVERIFY(sheet.contains(u"font-size: 33px"_s)); // 0.031 of 1080
    }

    void touchTargetsAndTextsStayLargeEnough_data()
    {
        QTest::addColumn<QSize>("room");

        QTest::newRow("small panel") << QSize(800, 480);
        QTest::newRow("tiny window") << QSize(320, 240);
        QTest::newRow("a strip") << QSize(1920, 100);
        QTest::newRow("wall") << QSize(3840, 2160);
    }

    void touchTargetsAndTextsStayLargeEnough()
    {
        QFETCH(QSize, room);

        const auto metrics = Kiosk::Metrics::of(room, 0.5);

        QVERIFY(metrics.touch >= 48);
        QVERIFY(metrics.bigTouch >= 48);
        QVERIFY(metrics.small >= 12);
    }
};

QTEST_GUILESS_MAIN(TestStyle)
#include "tst_style.moc"
