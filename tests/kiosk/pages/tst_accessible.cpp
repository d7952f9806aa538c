// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "support/touchables.h"
#include "support/windowtest.h"

#include <QAccessible>
#include <QApplication>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include <functional>
#include <memory>

namespace AccessibleTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::Screens;
using Kiosk::Invented::Scene;

namespace {

constexpr QChar translatedMark(0x2023);

//! Marks every text that went through the translation.
class MarkingTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char * /*context*/, const char *text,
                                    const char * /*disambiguation*/, int /*n*/) const override
    {
        return translatedMark + QString::fromUtf8(text);
    }
};

std::unique_ptr<Screens> newScreens()
{
    Kiosk::ScreensOptions options;
    options.now = [] { return 0ms; };
    auto screens = std::make_unique<Screens>(options);
    screens->resize(1280, 800);
    screens->show();
    screens->setLanguage(u"ru"_s);
    return screens;
}

void show(Screens &screens, const Scene &scene)
{
    screens.setAccessibility(scene.accessibility);
    scene.show(screens);
    screens.showTimeLeft({.left = 58s, .whole = 60s, .untilResend = 18s});
    QCoreApplication::processEvents();
}

using Visit = std::function<void(QAccessibleInterface &)>;

// As a screen reader goes: what is invisible is passed over with all that is in it.
void walk(QAccessibleInterface *item, const Visit &visit)
{
    if (!item || item->state().invisible)
        return;
    visit(*item);
    for (int i = 0; i < item->childCount(); ++i)
        walk(item->child(i), visit);
}

void walk(Screens &screens, const Visit &visit)
{
    walk(QAccessible::queryAccessibleInterface(&screens), visit);
}

QAccessibleInterface *accessOf(const QWidget &page, const QString &name)
{
    auto *widget = page.findChild<QWidget *>(name);
    return widget ? QAccessible::queryAccessibleInterface(widget) : nullptr;
}

QAccessibleInterface *accessOf(const Screens &screens, const QString &page, const QString &name)
{
    return accessOf(*screens.findChild<QWidget *>(page), name);
}

QString nameOf(QAccessibleInterface &item)
{
    return item.text(QAccessible::Name);
}

QString whatIs(const Scene &scene, QAccessibleInterface &item)
{
    return scene.name + u": "_s + item.object()->objectName() + u" “"_s + nameOf(item) + u'”';
}

bool isControl(const QAccessibleInterface &item)
{
    return qobject_cast<QAbstractButton *>(item.object())
        || qobject_cast<Kiosk::EntryField *>(item.object());
}

// A sign, the company's own name, or what languages call themselves: the same in every language.
bool isTheSameEverywhere(const QString &name)
{
    static const QSet<QString> names{u"AMT Kiosk"_s, u"Русский"_s, u"Кыргызча"_s, u"English"_s};
    return name.size() == 1 || names.contains(name);
}

} // namespace

class TestAccessible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasANameInTheLanguageOfTheMoment()
    {
        const auto screens = newScreens();
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);

        for (const auto &scene : Kiosk::Invented::scenes()) {
            show(*screens, scene);
            walk(*screens, [&scene](QAccessibleInterface &item) {
                const auto role = item.role();
                if (!isControl(item) && role != QAccessible::ProgressBar
                    && role != QAccessible::Graphic)
                    return;
                const QString name = nameOf(item);
                const bool isFine = name.contains(translatedMark) || isTheSameEverywhere(name);
                QVERIFY2(isFine, qPrintable(whatIs(scene, item)));
            });
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void namesFollowTheLanguageAtOnce()
    {
        const auto screens = newScreens();
        show(*screens, Tests::sceneCalled(u"scan"_s));
        auto *button = accessOf(*screens, u"scanPage"_s, u"accessibilitySwitch"_s);
        QCOMPARE(nameOf(*button), u"Make this screen easier to use"_s);

        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QCoreApplication::sendPostedEvents();
        const QString name = nameOf(*button);
        QCoreApplication::removeTranslator(&translator);

        QCOMPARE(name, translatedMark + u"Make this screen easier to use"_s);
    }

    void noTwoControlsOfAPageHaveTheSameName()
    {
        const auto screens = newScreens();
        for (const auto &scene : Kiosk::Invented::scenes()) {
            show(*screens, scene);
            QSet<QString> names;
            walk(*screens, [&](QAccessibleInterface &item) {
                if (!isControl(item))
                    return;
                QVERIFY2(!names.contains(nameOf(item)), qPrintable(whatIs(scene, item)));
                names.insert(nameOf(item));
            });
            QVERIFY(scene.name == "idle"_L1 || !names.isEmpty());
        }
    }

    void rolesAndStatesFit()
    {
        const auto screens = newScreens();
        for (const auto &scene : Kiosk::Invented::scenes()) {
            show(*screens, scene);
            walk(*screens, [&scene](QAccessibleInterface &item) {
                const auto what = whatIs(scene, item);
                const auto state = item.state();
                if (const auto *button = qobject_cast<QAbstractButton *>(item.object())) {
                    // One of several, or a switch, is a box to check.
                    const auto role =
                        button->isCheckable() ? QAccessible::CheckBox : QAccessible::Button;
                    QVERIFY2(item.role() == role, qPrintable(what));
                    QVERIFY2(state.focusable, qPrintable(what));
                    QVERIFY2(bool(state.disabled) != button->isEnabled(), qPrintable(what));
                    QVERIFY2(bool(state.checkable) == button->isCheckable(), qPrintable(what));
                    QVERIFY2(bool(state.checked) == button->isChecked(), qPrintable(what));
                    auto *actions = item.actionInterface();
                    QVERIFY2(actions, qPrintable(what));
                    QVERIFY2(actions->actionNames().isEmpty() != button->isEnabled(),
                             qPrintable(what));
                } else if (qobject_cast<Kiosk::EntryField *>(item.object())) {
                    QVERIFY2(item.role() == QAccessible::EditableText, qPrintable(what));
                    QVERIFY2(state.focusable && state.editable, qPrintable(what));
                }
                QVERIFY2(!item.object()->inherits("Kiosk::SvgIcon"), qPrintable(what));
            });
        }
    }

    void choicesSayWhatIsChosen()
    {
        const auto screens = newScreens();
        show(*screens, Tests::sceneCalled(u"scan"_s));

        QVERIFY(accessOf(*screens, u"scanPage"_s, u"ru"_s)->state().checked);
        QVERIFY(!accessOf(*screens, u"scanPage"_s, u"en"_s)->state().checked);
        screens->setLanguage(u"en"_s);

        QVERIFY(!accessOf(*screens, u"scanPage"_s, u"ru"_s)->state().checked);
        QVERIFY(accessOf(*screens, u"scanPage"_s, u"en"_s)->state().checked);
    }

    void theCodeSaysWhatToSendWhereTo_data()
    {
        QTest::addColumn<QString>("scene");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("code");
        QTest::newRow("scan") << u"scan"_s << u"scanPage"_s << u"code"_s;
        QTest::newRow("idle") << u"idle"_s << u"idlePage"_s << u"idleCode"_s;
    }

    void theCodeSaysWhatToSendWhereTo()
    {
        QFETCH(QString, scene);
        QFETCH(QString, page);
        QFETCH(QString, code);
        const auto screens = newScreens();
        show(*screens, Tests::sceneCalled(scene));
        auto *item = accessOf(*screens, page, code);

        const QString words = item->text(QAccessible::Description);
        const bool wasVisible = !item->state().invisible;
        screens->showReceived();

        QCOMPARE(item->role(), QAccessible::Graphic);
        QVERIFY(wasVisible);
        QVERIFY2(words.contains(u"AMT LOGIN 3f2b8c1e-"_s), qPrintable(words));
        QVERIFY2(words.contains(Kiosk::Invented::invitation(true).number), qPrintable(words));
        QVERIFY(item->state().invisible);
        QVERIFY(item->text(QAccessible::Description).isEmpty());
    }

    void anEntryIsHeardWhileItIsTyped()
    {
        const auto screens = newScreens();
        show(*screens, Tests::sceneCalled(u"code"_s));
        auto *page = screens->findChild<QWidget *>(u"codePage"_s);
        auto *field = accessOf(*page, u"field"_s);

        QTest::keyClicks(page, u"123"_s);

        QCOMPARE(field->text(QAccessible::Value), u"123"_s);
        QVERIFY(field->textInterface());
        QCOMPARE(field->textInterface()->characterCount(), 3);
        QCOMPARE(field->textInterface()->text(1, 3), u"23"_s);
        QCOMPARE(field->textInterface()->cursorPosition(), 3);
        QCOMPARE(nameOf(*field), u"The code from WhatsApp"_s);
        QVERIFY(!field->state().passwordEdit);
    }

    void ofAPinOnlyTheLengthIsTold()
    {
        const auto screens = newScreens();
        show(*screens, Tests::sceneCalled(u"pin"_s));
        auto *page = screens->findChild<QWidget *>(u"pinPage"_s);
        auto *field = accessOf(*page, u"field"_s);

        QTest::keyClicks(page, u"2468"_s);

        QCOMPARE(field->text(QAccessible::Value), u"••••"_s);
        QCOMPARE(field->textInterface()->text(0, 4), u"••••"_s);
        QVERIFY(field->state().passwordEdit);
        walk(*screens, [](QAccessibleInterface &item) {
            for (const auto which :
                 {QAccessible::Name, QAccessible::Value, QAccessible::Description})
                QVERIFY(!item.text(which).contains(u"2468"_s));
        });
    }

    void whatIsWrongIsToldInWords()
    {
        const auto screens = newScreens();
        show(*screens, Tests::sceneCalled(u"code"_s));
        auto *field = accessOf(*screens, u"codePage"_s, u"field"_s);
        QVERIFY(!field->state().invalid);

        show(*screens, Tests::sceneCalled(u"code-wrong"_s));

        QVERIFY(field->state().invalid);
        QVERIFY(!field->text(QAccessible::Description).isEmpty());
    }

    void aNewPageAnnouncesItself()
    {
        const auto screens = newScreens();
        screens->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(screens.get()));
        for (const auto &scene : Kiosk::Invented::scenes()) {
            screens->showStarting();
            if (scene.name.startsWith("scan"_L1) || scene.name == "starting"_L1)
                screens->showReceived();

            show(*screens, scene);

            // It takes the focus, and a screen reader reads what has just got it.
            QVERIFY2(QApplication::focusWidget(), qPrintable(scene.name));
            auto *page = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
            QVERIFY(page->object()->inherits("Kiosk::Page"));
            QCOMPARE(page->role(), QAccessible::Pane);
            QVERIFY2(!nameOf(*page).isEmpty(), qPrintable(scene.name));
            QVERIFY2(page->state().focused && page->state().focusable, qPrintable(scene.name));
        }
    }

    void nothingOfAVisitorCanBeReadAfterwards()
    {
        const auto screens = newScreens();
        const auto isReadable = [&screens](const QString &text) {
            bool isFound = false;
            const Visit look = [&](QAccessibleInterface &item) {
                for (const auto which :
                     {QAccessible::Name, QAccessible::Value, QAccessible::Description})
                    isFound = isFound || item.text(which).contains(text);
            };
            // The hidden ones, too: whoever listens may keep what they once found.
            for (auto *widget : screens->findChildren<QWidget *>())
                look(*QAccessible::queryAccessibleInterface(widget));
            return isFound;
        };
        screens->showWelcome(Kiosk::Invented::visitor(u"Айгүл Осмонова"_s));
        QVERIFY(isReadable(u"Айгүл"_s));
        screens->showScan(Kiosk::Invented::invitation(true));
        QVERIFY(!isReadable(u"Айгүл"_s));
        QVERIFY(!isReadable(u"•001"_s));
        screens->showRefused(Core::FailureReason::UserNotFound, u"+996•••••099"_s);
        QVERIFY(isReadable(u"•099"_s));
        screens->showCodeEntry(Kiosk::Invented::dialog(std::nullopt, 5));
        QVERIFY(!isReadable(u"•099"_s));
        QVERIFY(isReadable(u"•001"_s));
        screens->showStaff(Kiosk::Invented::staff(Kiosk::StaffView::Tab::Attempts));
        QVERIFY(isReadable(u"Сергей"_s));

        screens->showScan(Kiosk::Invented::invitation(true));

        QVERIFY(!isReadable(u"•001"_s));
        QVERIFY(!isReadable(u"Сергей"_s));
    }
};

KIOSK_WINDOW_TEST(TestAccessible)

} // namespace AccessibleTest
#include "tst_accessible.moc"
