// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/widgets/qrview.h"
#include "support/windowtest.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace QrViewTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::QrMatrix;
using std::chrono::milliseconds;

namespace {

const QString waLink =
    u"https://wa.me/996700000001?text=AMT%20LOGIN%203f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s;

milliseconds anyTime()
{
    return 0ms;
}

QImage pictureOf(QWidget &widget, QSize size, double ratio, QPoint offset)
{
    widget.resize(size);
    QImage picture(QSizeF(size.width() + offset.x(), size.height() + offset.y()).toSize() * ratio,
                   QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::red);
    widget.render(&picture, offset);
    return picture;
}

// The darkness of the whole picture as a rectangle.
QRect darkPart(const QImage &picture)
{
    QRect part;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) == qRgb(0, 0, 0))
                part |= QRect(x, y, 1, 1);
        }
    }
    return part;
}

} // namespace

class TestQrView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModuleIsWholePixels_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QPoint>("offset");

        QTest::newRow("small") << QSize(220, 220) << 1.0 << QPoint();
        QTest::newRow("odd") << QSize(397, 401) << 1.0 << QPoint(3, 7);
        QTest::newRow("wide") << QSize(900, 500) << 1.0 << QPoint();
        QTest::newRow("high") << QSize(500, 900) << 1.0 << QPoint();
        QTest::newRow("twice") << QSize(301, 301) << 2.0 << QPoint(1, 1);
        QTest::newRow("one and a quarter") << QSize(333, 333) << 1.25 << QPoint(5, 3);
        QTest::newRow("one and a half") << QSize(401, 401) << 1.5 << QPoint(1, 2);
        QTest::newRow("large") << QSize(1500, 1500) << 1.0 << QPoint();
    }

    void everyModuleIsWholePixels()
    {
        QFETCH(QSize, size);
        QFETCH(double, ratio);
        QFETCH(QPoint, offset);
        const auto code = QrMatrix::encode(waLink);
        Kiosk::QrView view(anyTime, nullptr);
        view.showCode(*code, 1h, 0ms);

        const QImage picture = pictureOf(view, size, ratio, offset);

        const QRect dark = darkPart(picture);
        QCOMPARE(dark.width(), dark.height());
        QCOMPARE(dark.width() % code->size(), 0);
        const int module = dark.width() / code->size();
        const auto side = int(std::min(size.width(), size.height()) * ratio);
        QCOMPARE(module, side / (code->size() + 2 * QrMatrix::quietZone));
        for (int y = 0; y < dark.height(); ++y) {
            for (int x = 0; x < dark.width(); ++x) {
                const bool isDark = code->isDark(x / module, y / module);
                QCOMPARE(picture.pixel(dark.left() + x, dark.top() + y),
                         isDark ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
            }
        }
    }

    void fourModulesOfWhiteAreAroundTheCode()
    {
        const auto code = QrMatrix::encode(waLink);
        Kiosk::QrView view(anyTime, nullptr);
        view.showCode(*code, 1h, 0ms);

        const QImage picture = pictureOf(view, {450, 450}, 1, {});

        const QRect dark = darkPart(picture);
        const int zone = QrMatrix::quietZone * dark.width() / code->size();
        const QRect plate = dark.adjusted(-zone, -zone, zone, zone);
        QVERIFY(picture.rect().contains(plate));
        // But for the plate's round corners, which are outside of what a reader looks at.
        for (int i = plate.left() + zone; i <= plate.right() - zone; ++i) {
            for (int depth = 0; depth < zone; ++depth) {
                QCOMPARE(picture.pixel(i, plate.top() + depth), qRgb(255, 255, 255));
                QCOMPARE(picture.pixel(i, plate.bottom() - depth), qRgb(255, 255, 255));
                QCOMPARE(picture.pixel(plate.left() + depth, i), qRgb(255, 255, 255));
                QCOMPARE(picture.pixel(plate.right() - depth, i), qRgb(255, 255, 255));
            }
        }
    }

    void aCoveredCodeLeavesNothing()
    {
        Kiosk::QrView view(anyTime, nullptr);
        view.showCode(*QrMatrix::encode(waLink), 1h, 0ms);
        QVERIFY(!view.isCovered());

        view.cover();

        QVERIFY(view.isCovered());
        QVERIFY(darkPart(pictureOf(view, {300, 300}, 1, {})).isEmpty());
    }

    void aCodeWhoseTimeIsOverIsNotPaintedForOneFrame()
    {
        milliseconds now = 0ms;
        Kiosk::QrView view([&now] { return now; }, nullptr);
        view.showCode(*QrMatrix::encode(waLink), 100s, 0ms);
        now = 100s - 1ms;
        QVERIFY(!darkPart(pictureOf(view, {300, 300}, 1, {})).isEmpty());

        now = 100s;

        QVERIFY(darkPart(pictureOf(view, {300, 300}, 1, {})).isEmpty());
        QVERIFY(view.isCovered());
    }

    void aCodeFadesIntoTheNext()
    {
        Kiosk::QrView view(anyTime, nullptr);
        view.resize(300, 300);
        view.show();
        view.showCode(*QrMatrix::encode(waLink), 1h, 50ms);
        const auto next = QrMatrix::encode(QString(waLink).replace(u"9e11"_s, u"0000"_s));

        view.showCode(*next, 1h, 50ms);

        Kiosk::QrView wanted(anyTime, nullptr);
        wanted.resize(300, 300);
        wanted.showCode(*next, 1h, 0ms);
        const QImage last = wanted.grab().toImage();
        QVERIFY(view.grab().toImage() != last);
        QTRY_COMPARE(view.grab().toImage(), last);
    }

    void withoutMotionTheNextCodeIsThereAtOnce()
    {
        Kiosk::QrView view(anyTime, nullptr);
        view.resize(300, 300);
        view.show();
        view.showCode(*QrMatrix::encode(waLink), 1h, 0ms);
        const auto next = QrMatrix::encode(QString(waLink).replace(u"9e11"_s, u"0000"_s));
        Kiosk::QrView wanted(anyTime, nullptr);
        wanted.resize(300, 300);
        wanted.showCode(*next, 1h, 0ms);

        view.showCode(*next, 1h, 0ms);

        QCOMPARE(view.grab().toImage(), wanted.grab().toImage());
    }

    void aPhoneReadsIt_data()
    {
        QTest::addColumn<int>("side");

        QTest::newRow("smallest panel") << 220;
        QTest::newRow("portrait pillar") << 930;
    }

    void aPhoneReadsIt()
    {
        QFETCH(int, side);
        const QString reader = QStandardPaths::findExecutable(u"zbarimg"_s);
        if (reader.isEmpty())
            QFAIL("zbarimg is missing: install the package zbar-tools");
        Kiosk::QrView view(anyTime, nullptr);
        view.showCode(*QrMatrix::encode(waLink), 1h, 0ms);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"code.png"_s);
        QVERIFY(pictureOf(view, {side, side}, 1, {}).save(file));

        QProcess process;
        process.start(reader, {u"--quiet"_s, u"--raw"_s, file});

        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), waLink);
    }
};

KIOSK_WINDOW_TEST(TestQrView)

} // namespace QrViewTest
#include "tst_qrview.moc"
