// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/translations.h"
#include "support/touchables.h"
#include "support/windowtest.h"

#include <QLabel>
#include <QTest>

namespace ReachTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::AccessibilityOptions;
using Kiosk::Screens;
using Kiosk::Invented::Scene;
using Tests::touchables;

namespace {

const QStringList languages{u"ru"_s, u"ky"_s, u"en"_s};

Kiosk::ScreensOptions options()
{
    Kiosk::ScreensOptions options;
    options.languages = languages;
    options.now = [] { return 0ms; };
    return options;
}

// Without the page for staff, who stand before it.
QList<Scene> visitorScenes()
{
    auto all = Kiosk::Invented::scenes();
    all.removeIf([](const Scene &scene) { return scene.name.startsWith("staff"_L1); });
    return all;
}

void show(Screens &screens, const Scene &scene)
{
    scene.show(screens);
    screens.showTimeLeft({.left = 58s, .whole = 60s, .untilResend = 18s});
    QCoreApplication::processEvents();
}

void openAccessibility(const Screens &screens)
{
    for (auto *button : touchables(screens)) {
        if (button->objectName() == "accessibilitySwitch"_L1)
            button->click();
    }
    QCoreApplication::processEvents();
}

QString tooHigh(const Screens &screens)
{
    for (const auto *button : touchables(screens)) {
        const QRect place = Tests::placeIn(screens, *button);
        if (place.top() < screens.height() * 2 / 3)
            return u"%1 at %2"_s.arg(button->objectName()).arg(place.top());
    }
    return {};
}

QString tooSmall(const Screens &screens)
{
    for (const auto *button : touchables(screens)) {
        if (button->width() < 48 || button->height() < 48)
            return button->objectName();
    }
    return {};
}

int titleSize(const Screens &screens)
{
    for (const auto *label : screens.findChildren<QLabel *>(u"title"_s)) {
        if (label->isVisible())
            return label->font().pixelSize();
    }
    return 0;
}

void addSizes()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : Tests::screenSizes())
        QTest::newRow(qPrintable(u"%1x%2"_s.arg(size.width()).arg(size.height()))) << size;
}

} // namespace

class TestReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlIsInTheLowerThird_data() { addSizes(); }

    void everyControlIsInTheLowerThird()
    {
        QFETCH(QSize, size);
        Kiosk::Translations translations;
        Screens screens(options());
        screens.resize(size);
        screens.show();
        screens.setAccessibility({.isInReach = true});

        for (const auto &language : languages) {
            translations.setLanguage(language);
            screens.setLanguage(language);
            for (const auto &scene : visitorScenes()) {
                show(screens, scene);
                const auto what = language + u", "_s + scene.name + u": "_s;
                const QString high = tooHigh(screens);
                QVERIFY2(high.isEmpty(), qPrintable(what + high));
                const QString small = tooSmall(screens);
                QVERIFY2(small.isEmpty(), qPrintable(what + small));
            }
        }
    }

    void whatMakesItEasierIsInTheLowerThirdToo_data() { addSizes(); }

    void whatMakesItEasierIsInTheLowerThirdToo()
    {
        QFETCH(QSize, size);
        Screens screens(options());
        screens.resize(size);
        screens.show();
        screens.setAccessibility({.isInReach = true});
        show(screens, Tests::sceneCalled(u"scan"_s));

        openAccessibility(screens);

        QVERIFY(screens.findChild<QWidget *>(u"scanPage"_s)
                    ->findChild<QWidget *>(u"reach"_s)
                    ->isVisible());
        QCOMPARE(tooHigh(screens), QString());
        QCOMPARE(tooSmall(screens), QString());
    }

    void largeTextIsInReachToo_data() { addSizes(); }

    void largeTextIsInReachToo()
    {
        QFETCH(QSize, size);
        Kiosk::Translations translations;
        translations.setLanguage(u"ru"_s);
        Screens screens(options());
        screens.resize(size);
        screens.show();
        screens.setAccessibility({.isTextLarge = true, .isInReach = true});

        for (const auto &scene : visitorScenes()) {
            show(screens, scene);
            const QString high = tooHigh(screens);
            QVERIFY2(high.isEmpty(), qPrintable(scene.name + u": "_s + high));
            const QString small = tooSmall(screens);
            QVERIFY2(small.isEmpty(), qPrintable(scene.name + u": "_s + small));
        }
    }

    void largeTextIsLarger_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("portrait") << QSize(1080, 1920);
        QTest::newRow("landscape") << QSize(1920, 1080);
    }

    void largeTextIsLarger()
    {
        QFETCH(QSize, size);
        Kiosk::Translations translations;
        Screens screens(options());
        screens.resize(size);
        screens.show();

        for (const auto &language : languages) {
            translations.setLanguage(language);
            screens.setLanguage(language);
            for (const auto &scene : visitorScenes()) {
                // The code leaves no more room, and nobody stands there yet; a name of three lines
                // leaves none either.
                if (scene.name == "idle"_L1 || scene.name == "welcome-long-name"_L1)
                    continue;
                screens.setAccessibility({});
                show(screens, scene);
                const int normal = titleSize(screens);
                screens.setAccessibility({.isTextLarge = true});
                QCoreApplication::processEvents();
                const int large = titleSize(screens);
                const QString what =
                    u"%1, %2: %3 and %4"_s.arg(language, scene.name).arg(normal).arg(large);
                QVERIFY2(normal > 0 && large >= 1.15 * normal, qPrintable(what));
            }
        }
    }
};

KIOSK_WINDOW_TEST(TestReach)

} // namespace ReachTest
#include "tst_reach.moc"
