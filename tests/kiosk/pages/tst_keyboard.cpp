// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/style/theme.h"
#include "support/touchables.h"
#include "support/useractions.h"
#include "support/windowtest.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

#include <memory>

namespace KeyboardTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Actions = Kiosk::Actions;
using Kiosk::EntryField;
using Kiosk::Screens;
using Kiosk::ThemeName;
using Tests::touchables;
using TestSupport::UserActions;

namespace {

std::unique_ptr<Screens> screensFor(const QString &scene, QSize size,
                                    const Kiosk::AccessibilityOptions &accessibility = {},
                                    ThemeName theme = ThemeName::Light)
{
    Kiosk::ScreensOptions options;
    options.brand.theme = theme;
    options.now = [] { return 0ms; };
    auto screens = std::make_unique<Screens>(options);
    screens->resize(size);
    screens->show();
    if (!QTest::qWaitForWindowActive(screens.get()))
        qFatal("the window has not become active");
    screens->setAccessibility(accessibility);
    Tests::sceneCalled(scene).show(*screens);
    return screens;
}

QWidget *focused()
{
    return QApplication::focusWidget();
}

void press(Qt::Key key)
{
    QTest::keyClick(focused(), key);
}

// The widgets that Tab leads to, once around.
QList<QWidget *> tabStops(Qt::Key key)
{
    QList<QWidget *> stops;
    press(key);
    while (!stops.contains(focused())) {
        stops.append(focused());
        press(key);
    }
    return stops;
}

EntryField *visibleField(const Screens &screens)
{
    for (auto *field : screens.findChildren<EntryField *>()) {
        if (field->isVisible())
            return field;
    }
    return nullptr;
}

QList<QWidget *> expectedStops(const Screens &screens)
{
    QList<QWidget *> all;
    for (auto *button : touchables(screens)) {
        if (button->isEnabled())
            all.append(button);
    }
    if (auto *field = visibleField(screens))
        all.append(field);
    return all;
}

// The largest part of the page with @p control in it but not @p other.
const QWidget *partWithout(const QWidget *other, const QWidget *control)
{
    while (!control->parentWidget()->isAncestorOf(other))
        control = control->parentWidget();
    return control;
}

QWidget *pageOf(QWidget &control)
{
    auto *page = &control;
    while (!page->inherits("Kiosk::Page"))
        page = page->parentWidget();
    return page;
}

// Left of it in the same line, or in a line above.
bool comesBefore(const QRect &one, const QRect &other)
{
    const bool isSameLine = one.top() < other.center().y() && other.top() < one.center().y();
    return isSameLine ? one.left() < other.left() : one.top() < other.top();
}

// With what lies behind it.
QImage pictureOf(QWidget &widget)
{
    auto *window = widget.window();
    const QRect place = Tests::placeIn(*window, widget);
    return window->grab(place).toImage().convertToFormat(QImage::Format_RGB32);
}

void addPages()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isInReach");

    for (const auto &scene :
         {u"starting"_s, u"scan"_s, u"received"_s, u"number"_s, u"phone"_s, u"code"_s, u"welcome"_s,
          u"refused-unknown"_s, u"unavailable-server"_s, u"pin"_s, u"staff"_s}) {
        for (const QSize size : {QSize(1080, 1920), QSize(1920, 1080), QSize(800, 480)}) {
            for (const bool isInReach : {false, true}) {
                const QString name = u"%1 %2x%3%4"_s.arg(scene)
                                         .arg(size.width())
                                         .arg(size.height())
                                         .arg(isInReach ? u", in reach"_s : QString());
                QTest::newRow(qPrintable(name)) << scene << size << isInReach;
            }
        }
    }
}

void addKeypads()
{
    QTest::addColumn<QString>("scene");
    for (const auto &scene : {u"number"_s, u"phone"_s, u"code"_s, u"pin"_s, u"link-ticket"_s,
                              u"link-phone"_s, u"link-pin"_s})
        QTest::newRow(qPrintable(scene)) << scene;
}

void addThemes()
{
    QTest::addColumn<ThemeName>("theme");
    QTest::newRow("light") << ThemeName::Light;
    QTest::newRow("dark") << ThemeName::Dark;
    QTest::newRow("contrast") << ThemeName::Contrast;
}

} // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabReachesEveryControl_data() { addPages(); }

    void tabReachesEveryControl()
    {
        QFETCH(QString, scene);
        QFETCH(QSize, size);
        QFETCH(bool, isInReach);
        const auto screens = screensFor(scene, size, {.isInReach = isInReach});
        const auto expected = expectedStops(*screens);

        auto forwards = tabStops(Qt::Key_Tab);
        auto backwards = tabStops(Qt::Key_Backtab);

        for (auto *control : expected)
            QVERIFY2(forwards.contains(control), qPrintable(control->objectName()));
        QCOMPARE(forwards.size(), expected.size());
        QCOMPARE(backwards.size(), expected.size());
    }

    void tabGoesAsTheEyeDoes_data() { addPages(); }

    void tabGoesAsTheEyeDoes()
    {
        QFETCH(QString, scene);
        QFETCH(QSize, size);
        QFETCH(bool, isInReach);
        const auto screens = screensFor(scene, size, {.isInReach = isInReach});

        const auto stops = tabStops(Qt::Key_Tab);

        for (qsizetype i = 1; i < stops.size(); ++i) {
            const auto *former = partWithout(stops[i], stops[i - 1]);
            const auto *next = partWithout(stops[i - 1], stops[i]);
            const auto what =
                qPrintable(stops[i - 1]->objectName() + u" before "_s + stops[i]->objectName());
            QVERIFY2(
                comesBefore(Tests::placeIn(*screens, *former), Tests::placeIn(*screens, *next)),
                what);
        }
    }

    void spaceAndEnterPress_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("space") << Qt::Key_Space;
        QTest::newRow("return") << Qt::Key_Return;
        QTest::newRow("enter") << Qt::Key_Enter;
    }

    void spaceAndEnterPress()
    {
        QFETCH(Qt::Key, key);
        for (const auto &scene : {u"scan"_s, u"welcome"_s, u"refused-unknown"_s, u"staff"_s}) {
            const auto screens = screensFor(scene, {1280, 800});
            for (auto *button : touchables(*screens)) {
                // The company's mark is not pressed but held.
                if (button->objectName() == "logo"_L1 || !button->isVisible())
                    continue;
                const QSignalSpy clicked(button, &QAbstractButton::clicked);
                button->setFocus(Qt::TabFocusReason);

                QTest::keyClick(button, key);

                QVERIFY2(clicked.size() == 1, qPrintable(scene + u' ' + button->objectName()));
            }
        }
    }

    void aFreshPageHasNoControlInFocus()
    {
        const auto screens = screensFor(u"scan"_s, {1280, 800});
        press(Qt::Key_Tab);

        screens->showPhoneEntry({});

        QCOMPARE(focused(), screens->findChild<QWidget *>(u"phonePage"_s));
    }

    void digitsReachTheFieldFromEverywhere_data() { addKeypads(); }

    void digitsReachTheFieldFromEverywhere()
    {
        QFETCH(QString, scene);
        const auto screens = screensFor(scene, {1280, 800});
        auto *field = visibleField(*screens);
        press(Qt::Key_Tab);
        const auto stops = tabStops(Qt::Key_Tab);
        QVERIFY(stops.size() > 10);
        for (auto *stop : stops) {
            Tests::sceneCalled(u"scan"_s).show(*screens);
            Tests::sceneCalled(scene).show(*screens);
            const auto before = field->text();
            if (!stop->isEnabled())
                continue;
            stop->setFocus(Qt::TabFocusReason);

            QTest::keyClick(stop, Qt::Key_7);

            QVERIFY2(field->text() != before, qPrintable(stop->objectName()));
            QCOMPARE(focused(), field);
        }
    }

    void enterTakesACompleteEntry()
    {
        const auto screens = screensFor(u"pin"_s, {1280, 800});
        const UserActions<Actions::EnterPin> entered(*screens);
        auto *done =
            screens->findChild<QWidget *>(u"pinPage"_s)->findChild<QAbstractButton *>(u"digit9"_s);
        done->setFocus(Qt::TabFocusReason);

        QTest::keyClicks(focused(), u"24"_s);
        QTest::keyClicks(focused(), u"6"_s);
        press(Qt::Key_Return);
        QCOMPARE(entered.size(), 0);
        QTest::keyClicks(focused(), u"8"_s);
        press(Qt::Key_Return);

        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().pin, u"2468"_s);
    }

    void escapeGoesBack_data() { addKeypads(); }

    void escapeGoesBack()
    {
        QFETCH(QString, scene);
        const auto screens = screensFor(scene, {1280, 800});
        const UserActions<Actions::GoBack> back(*screens);

        press(Qt::Key_Escape);
        press(Qt::Key_Tab);
        press(Qt::Key_Escape);

        QCOMPARE(back.size(), 2);
    }

    void focusIsSeen_data() { addThemes(); }

    // A ring all around, which stands out from what is inside and outside of it.
    void focusIsSeen()
    {
        QFETCH(ThemeName, theme);
        const Kiosk::Theme colors(theme);
        for (const auto &scene : {u"scan"_s, u"phone"_s, u"code"_s, u"welcome"_s, u"staff"_s}) {
            const auto screens = screensFor(scene, {1280, 800}, {}, theme);
            const auto stops = tabStops(Qt::Key_Tab);
            for (auto *stop : stops) {
                pageOf(*stop)->setFocus();
                const QImage without = pictureOf(*stop);
                press(Qt::Key_Tab);
                stop->setFocus(Qt::TabFocusReason);
                const QImage with = pictureOf(*stop);
                const auto what = qPrintable(scene + u' ' + stop->objectName());

                const QPoint edge(with.width() / 2, 1);
                QVERIFY2(with.pixel(edge) != without.pixel(edge), what);
                const QColor ring(with.pixel(edge));
                QVERIFY2(Kiosk::contrastRatio(ring, colors[Kiosk::Tone::Page]) >= 3, what);
                const QColor inside(with.pixel(edge.x(), 5));
                QVERIFY2(Kiosk::contrastRatio(ring, inside) >= 3, what);
            }
        }
    }

    void aTouchLeavesNoRing()
    {
        const auto screens = screensFor(u"welcome"_s, {1280, 800});
        auto *button = screens->findChild<QWidget *>(u"welcomePage"_s)
                           ->findChild<QAbstractButton *>(u"stay"_s);
        const QImage untouched = pictureOf(*button);
        while (focused() != button)
            press(Qt::Key_Tab);
        QVERIFY(pictureOf(*button) != untouched);

        const QPoint middle = Tests::placeIn(*screens, *button).center();
        QTest::mouseClick(screens->windowHandle(), Qt::LeftButton, {}, middle);

        QCOMPARE(pictureOf(*button), untouched);
        QVERIFY(!button->hasFocus());
    }

    // In grey, too: who does not see the colour sees the mark.
    void whatIsChosenIsToldByMoreThanAColour_data() { addThemes(); }

    void whatIsChosenIsToldByMoreThanAColour()
    {
        QFETCH(ThemeName, theme);
        const auto screens = screensFor(u"scan"_s, {1280, 800}, {}, theme);
        screens->setLanguage(u"ru"_s);
        auto *button =
            screens->findChild<QWidget *>(u"scanPage"_s)->findChild<QAbstractButton *>(u"ru"_s);
        QVERIFY(button->isChecked());

        const auto shapeOf = [](const QImage &picture) {
            const QRgb ground = picture.pixel(10, picture.height() / 2);
            QImage shape(picture.size(), QImage::Format_RGB32);
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    const double ratio = Kiosk::contrastRatio(QColor(picture.pixel(x, y)), ground);
                    shape.setPixel(x, y, ratio > 3 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
                }
            }
            const int edge = 4;
            return shape.copy(shape.rect().adjusted(edge, edge, -edge, -edge));
        };
        const QImage chosen = shapeOf(pictureOf(*button));
        screens->setLanguage(u"en"_s);
        const QImage other = shapeOf(pictureOf(*button));

        QVERIFY(chosen != other);
        const QPoint mark(chosen.width() / 2, chosen.height() - 4);
        QCOMPARE(chosen.pixel(mark), qRgb(0, 0, 0));
        QCOMPARE(other.pixel(mark), qRgb(255, 255, 255));
    }
};

KIOSK_WINDOW_TEST(TestKeyboard)

} // namespace KeyboardTest
#include "tst_keyboard.moc"
