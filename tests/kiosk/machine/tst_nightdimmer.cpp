// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/nightdimmer.h"
#include "support/windowtest.h"

#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

#include <memory>

namespace NightDimmerTest {

using namespace std::chrono_literals;
using Kiosk::NightDimmer;
using Kiosk::NightDimming;

namespace {

const QDateTime night(QDate(2026, 1, 23), QTime(23, 0));
const QDateTime day(QDate(2026, 1, 24), QTime(12, 0));
const QRect code(50, 50, 60, 60);

//! Black on white, and counts how often it is drawn.
class Plate : public QWidget
{
public:
    explicit Plate(QWidget *parent)
        : QWidget(parent)
    {
        setGeometry(code);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        painter.fillRect(rect().adjusted(20, 20, -20, -20), Qt::black);
    }
};

//! Counts the drawing of the dimmer itself.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QObject &watched) { watched.installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_count;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace

class TestNightDimmer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = night;
        m_page = std::make_unique<QWidget>();
        m_page->setPalette(Qt::white);
        m_page->resize(200, 200);
        m_plate = new Plate(m_page.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup() { m_page.reset(); }

    void getsDarkAtNightWhenNobodyIsThere()
    {
        NightDimmer dimmer(quick(), clock(), m_page.get());
        QVERIFY(dimmer.isHidden());

        QTRY_VERIFY(dimmer.isVisible());

        QCOMPARE(dimmer.geometry(), m_page->rect());
        QCOMPARE(colorAt({5, 5}), QColor(115, 115, 115)); // 45 % of white
    }

    void strengthSaysHowDark_data()
    {
        QTest::addColumn<int>("strength");
        QTest::addColumn<int>("light");

        QTest::newRow("nothing") << 0 << 255;
        QTest::newRow("a fifth") << 20 << 204;
        QTest::newRow("all") << 100 << 0;
        QTest::newRow("more than all") << 400 << 0;
    }

    void strengthSaysHowDark()
    {
        QFETCH(int, strength);
        QFETCH(int, light);
        auto dimming = quick();
        dimming.strength = strength;
        const NightDimmer dimmer(dimming, clock(), m_page.get());

        QTRY_VERIFY(dimmer.isVisible());

        QCOMPARE(colorAt({5, 5}), QColor(light, light, light));
    }

    void codeStaysBlackOnWhite()
    {
        NightDimmer dimmer(quick(), clock(), m_page.get());
        dimmer.setSpared(code);

        QTRY_VERIFY(dimmer.isVisible());

        QCOMPARE(colorAt(code.topLeft()), QColor(Qt::white));
        QCOMPARE(colorAt(code.bottomRight()), QColor(Qt::white));
        QCOMPARE(colorAt(code.center()), QColor(Qt::black));
        QCOMPARE(colorAt(code.topLeft() - QPoint(1, 1)), QColor(115, 115, 115));
        QCOMPARE(colorAt(code.bottomRight() + QPoint(1, 1)), QColor(115, 115, 115));

        dimmer.setSpared({});
        QCOMPARE(colorAt(code.topLeft()), QColor(115, 115, 115));
    }

    void staysLightByDay()
    {
        m_now = day;
        const NightDimmer dimmer(quick(), clock(), m_page.get());

        QTRY_VERIFY(m_looks > 2);

        QVERIFY(dimmer.isHidden());
    }

    void getsLightWhenTheNightIsOver()
    {
        const NightDimmer dimmer(quick(), clock(), m_page.get());
        QTRY_VERIFY(dimmer.isVisible());

        m_now = day;

        QTRY_VERIFY(dimmer.isHidden());
    }

    void staysLightWhileSomebodyIsThere()
    {
        auto dimming = quick();
        dimming.quiet = 1h;
        const NightDimmer dimmer(dimming, clock(), m_page.get());
        QSignalSpy looked(this, &TestNightDimmer::lookedAtTheClock);

        QVERIFY(!looked.wait(100)); // no need to

        QVERIFY(dimmer.isHidden());
    }

    void activityMakesItLightAtOnceAndQuietDarkAgain()
    {
        NightDimmer dimmer(quick(), clock(), m_page.get());
        QTRY_VERIFY(dimmer.isVisible());

        dimmer.handleActivity();

        QVERIFY(dimmer.isHidden());
        QTRY_VERIFY(dimmer.isVisible());
    }

    void clicksAndTouchesGoThrough()
    {
        auto *button = new QPushButton(m_page.get());
        button->setGeometry(0, 0, 40, 40);
        button->show();
        QSignalSpy clicked(button, &QPushButton::clicked);
        const NightDimmer dimmer(quick(), clock(), m_page.get());
        QTRY_VERIFY(dimmer.isVisible());

        QTest::mouseClick(m_page->windowHandle(), Qt::LeftButton, {}, {10, 10});
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(m_page->windowHandle(), screen.get()).press(0, {10, 10});
        QTest::touchEvent(m_page->windowHandle(), screen.get()).release(0, {10, 10});

        QCOMPARE(clicked.size(), 2);
    }

    void coversWhatCameAfterIt()
    {
        const NightDimmer dimmer(quick(), clock(), m_page.get());
        auto *later = new QWidget(m_page.get());
        later->setAutoFillBackground(true);
        later->setPalette(Qt::white);
        later->setGeometry(0, 0, 40, 40);
        later->show();

        QTRY_VERIFY(dimmer.isVisible());

        QCOMPARE(colorAt({10, 10}), QColor(115, 115, 115));
    }

    void growsWithItsParent()
    {
        NightDimmer dimmer(quick(), clock(), m_page.get());
        dimmer.setSpared(code);
        QTRY_VERIFY(dimmer.isVisible());

        m_page->resize(300, 260);

        QCOMPARE(dimmer.geometry(), QRect(0, 0, 300, 260));
        QCOMPARE(colorAt({290, 250}), QColor(115, 115, 115));
        QCOMPARE(colorAt(code.topLeft()), QColor(Qt::white));
    }

    void isNotDrawnForWhatChangesInTheCode()
    {
        NightDimmer dimmer(quick(), clock(), m_page.get());
        dimmer.setSpared(code);
        QTRY_VERIFY(dimmer.isVisible());
        QCoreApplication::processEvents();
        const PaintCounter dimmerPaints(dimmer);
        const PaintCounter platePaints(*m_plate);

        m_plate->update();
        QTRY_COMPARE(platePaints.count(), 1);

        QCOMPARE(dimmerPaints.count(), 0);
    }

Q_SIGNALS:
    void lookedAtTheClock();

private:
    static NightDimming quick()
    {
        return {.hours = {QTime(22, 0), QTime(7, 0)}, .quiet = 30ms, .pollInterval = 20ms};
    }

    Kiosk::WallClock clock()
    {
        m_looks = 0;
        return [this] {
            ++m_looks;
            Q_EMIT lookedAtTheClock();
            return m_now;
        };
    }

    QColor colorAt(QPoint place) { return m_page->grab().toImage().pixelColor(place); }

    QDateTime m_now;
    int m_looks = 0;
    std::unique_ptr<QWidget> m_page;
    Plate *m_plate = nullptr;
};

KIOSK_WINDOW_TEST(TestNightDimmer)

} // namespace NightDimmerTest
#include "tst_nightdimmer.moc"
