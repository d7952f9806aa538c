// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/lockdown.h"
#include "support/windowtest.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QWindow>

#include <memory>

namespace LockdownTest {

using namespace Qt::StringLiterals;
using Kiosk::Lockdown;

namespace {

// Remembers the types of the events that have reached it.
class Witness : public QWidget
{
public:
    explicit Witness(QWidget *parent)
        : QWidget(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAcceptDrops(true);
        setAttribute(Qt::WA_AcceptTouchEvents);
        setMinimumSize(100, 100);
    }

    [[nodiscard]] bool hasSeen(QEvent::Type type) const { return m_seen.contains(type); }
    [[nodiscard]] const QList<int> &keys() const { return m_keys; }
    [[nodiscard]] int mostFingers() const { return m_mostFingers; }
    void forget() { m_seen.clear(); }

protected:
    bool event(QEvent *event) override
    {
        m_seen.append(event->type());
        if (event->type() == QEvent::KeyPress)
            m_keys.append(static_cast<QKeyEvent *>(event)->key());
        if (event->type() == QEvent::TouchBegin || event->type() == QEvent::TouchUpdate) {
            const auto fingers = static_cast<QTouchEvent *>(event)->pointCount();
            m_mostFingers = std::max(m_mostFingers, int(fingers));
            event->accept();
            return true;
        }
        return QWidget::event(event);
    }

private:
    QList<QEvent::Type> m_seen;
    QList<int> m_keys;
    int m_mostFingers = 0;
};

struct LockedWindow
{
    LockedWindow()
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(witness);
        column->addWidget(button);
        column->addWidget(field);
        window.resize(300, 400);
        window.show();
        window.activateWindow();
        witness->setFocus();
    }

    [[nodiscard]] bool isReady() { return QTest::qWaitForWindowActive(&window); }
    void press(int key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(window.windowHandle(), Qt::Key(key), modifiers);
    }

    QWidget window;
    Witness *witness = new Witness(&window);
    QPushButton *button = new QPushButton(&window);
    QLineEdit *field = new QLineEdit(&window);
    Lockdown lockdown{window};
};

QPoint centerOf(const QWidget *widget)
{
    return widget->mapTo(widget->window(), widget->rect().center());
}

} // namespace

class TestLockdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyKeysForNumbersAndMovingAboutPass_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char *name, int key, Qt::KeyboardModifiers with, bool passes) {
            QTest::newRow(name) << key << with << passes;
        };
        const Qt::KeyboardModifiers alone;

        row("0", Qt::Key_0, alone, true);
        row("9", Qt::Key_9, alone, true);
        row("keypad 5", Qt::Key_5, Qt::KeypadModifier, true);
        row("keypad plus", Qt::Key_Plus, Qt::KeypadModifier, true);
        row("plus by Shift", Qt::Key_Plus, Qt::ShiftModifier, true);
        row("digit by Shift", Qt::Key_7, Qt::ShiftModifier, true);
        row("Backspace", Qt::Key_Backspace, alone, true);
        row("Delete", Qt::Key_Delete, alone, true);
        row("Left", Qt::Key_Left, alone, true);
        row("Up", Qt::Key_Up, alone, true);
        row("Home", Qt::Key_Home, alone, true);
        row("PageDown", Qt::Key_PageDown, alone, true);
        row("Return", Qt::Key_Return, alone, true);
        row("keypad Enter", Qt::Key_Enter, Qt::KeypadModifier, true);
        row("Space", Qt::Key_Space, alone, true);
        row("Escape", Qt::Key_Escape, alone, true);

        row("letter", Qt::Key_A, alone, false);
        row("asterisk", Qt::Key_Asterisk, alone, false);
        row("Ctrl alone", Qt::Key_Control, Qt::ControlModifier, false);
        row("Ctrl+C", Qt::Key_C, Qt::ControlModifier, false);
        row("Ctrl+V", Qt::Key_V, Qt::ControlModifier, false);
        row("Ctrl+X", Qt::Key_X, Qt::ControlModifier, false);
        row("Ctrl+A", Qt::Key_A, Qt::ControlModifier, false);
        row("Ctrl+Q", Qt::Key_Q, Qt::ControlModifier, false);
        row("Ctrl+1", Qt::Key_1, Qt::ControlModifier, false);
        row("Ctrl+Tab", Qt::Key_Tab, Qt::ControlModifier, false);
        row("Ctrl+Escape", Qt::Key_Escape, Qt::ControlModifier, false);
        row("Ctrl+plus", Qt::Key_Plus, Qt::ControlModifier | Qt::KeypadModifier, false);
        row("Shift+Insert", Qt::Key_Insert, Qt::ShiftModifier, false);
        row("Shift+Delete", Qt::Key_Delete, Qt::ShiftModifier, false);
        row("Shift+Left", Qt::Key_Left, Qt::ShiftModifier, false);
        row("Shift+Home", Qt::Key_Home, Qt::ShiftModifier, false);
        row("Insert", Qt::Key_Insert, alone, false);
        row("Alt+F4", Qt::Key_F4, Qt::AltModifier, false);
        row("Alt+Tab", Qt::Key_Tab, Qt::AltModifier, false);
        row("Alt+3", Qt::Key_3, Qt::AltModifier, false);
        row("AltGr+2", Qt::Key_2, Qt::GroupSwitchModifier, false);
        row("Meta alone", Qt::Key_Meta, Qt::MetaModifier, false);
        row("Super", Qt::Key_Super_L, alone, false);
        row("Meta+1", Qt::Key_1, Qt::MetaModifier, false);
        row("F1", Qt::Key_F1, alone, false);
        row("F11", Qt::Key_F11, alone, false);
        row("F35", Qt::Key_F35, alone, false);
        row("Menu", Qt::Key_Menu, alone, false);
        row("Print", Qt::Key_Print, alone, false);
        row("volume", Qt::Key_VolumeUp, alone, false);
        row("play", Qt::Key_MediaPlay, alone, false);
        row("browser", Qt::Key_HomePage, alone, false);
    }

    void onlyKeysForNumbersAndMovingAboutPass()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(bool, passes);
        LockedWindow locked;
        QVERIFY(locked.isReady());

        locked.press(key, modifiers);

        QCOMPARE(locked.witness->keys(), passes ? QList{key} : QList<int>());
        QVERIFY(!locked.witness->hasSeen(QEvent::ShortcutOverride));
    }

    void tabMovesTheFocus()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());

        locked.press(Qt::Key_Tab, {});
        QVERIFY(locked.button->hasFocus());
        locked.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(locked.witness->hasFocus());
    }

    void unlockedEverythingPasses()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        locked.lockdown.unlock();

        locked.press(Qt::Key_F5, {});
        locked.press(Qt::Key_C, Qt::ControlModifier);
        QTest::mouseClick(locked.window.windowHandle(), Qt::RightButton, {},
                          centerOf(locked.witness));

        QVERIFY(locked.witness->keys().contains(Qt::Key_F5));
        QVERIFY(locked.witness->keys().contains(Qt::Key_C));
        QVERIFY(locked.witness->hasSeen(QEvent::MouseButtonPress));
        QVERIFY(locked.witness->hasSeen(QEvent::ContextMenu));
    }

    void noShortcutWorks_data()
    {
        QTest::addColumn<QKeyCombination>("keys");

        QTest::newRow("Ctrl+Q") << QKeyCombination(Qt::CTRL, Qt::Key_Q);
        QTest::newRow("Alt+letter") << QKeyCombination(Qt::ALT, Qt::Key_H);
        QTest::newRow("F5") << QKeyCombination(Qt::Key_F5);
        QTest::newRow("Escape") << QKeyCombination(Qt::Key_Escape);
        QTest::newRow("digit") << QKeyCombination(Qt::Key_1);
    }

    void noShortcutWorks()
    {
        QFETCH(QKeyCombination, keys);
        LockedWindow locked;
        QVERIFY(locked.isReady());
        const QShortcut shortcut(QKeySequence(keys), &locked.window);
        QSignalSpy activated(&shortcut, &QShortcut::activated);

        locked.press(keys.key(), keys.keyboardModifiers());
        QCOMPARE(activated.size(), 0);

        locked.lockdown.unlock();
        locked.press(keys.key(), keys.keyboardModifiers());
        QCOMPARE(activated.size(), 1);
    }

    void escapeReachesTheFocusAsAnOrdinaryKey()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        const QShortcut shortcut(QKeySequence(Qt::Key_Escape), &locked.window);

        locked.press(Qt::Key_Escape, {});

        QCOMPARE(locked.witness->keys(), QList<int>{Qt::Key_Escape});
    }

    void buttonHeldByAKeyComesUpAgain()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        locked.button->setFocus();

        QTest::keyPress(locked.window.windowHandle(), Qt::Key_Space);
        QVERIFY(locked.button->isDown());
        QTest::keyRelease(locked.window.windowHandle(), Qt::Key_Space, Qt::AltModifier);

        QVERIFY(!locked.button->isDown());
    }

    void onlyTheLeftMouseButtonDoesAnything_data()
    {
        QTest::addColumn<Qt::MouseButton>("mouseButton");
        QTest::addColumn<bool>("passes");

        QTest::newRow("left") << Qt::LeftButton << true;
        QTest::newRow("right") << Qt::RightButton << false;
        QTest::newRow("middle") << Qt::MiddleButton << false;
        QTest::newRow("back") << Qt::BackButton << false;
        QTest::newRow("forward") << Qt::ForwardButton << false;
    }

    void onlyTheLeftMouseButtonDoesAnything()
    {
        QFETCH(Qt::MouseButton, mouseButton);
        QFETCH(bool, passes);
        LockedWindow locked;
        QVERIFY(locked.isReady());

        const auto center = centerOf(locked.witness);
        QTest::mouseClick(locked.window.windowHandle(), mouseButton, {}, center);
        QTest::mouseDClick(locked.window.windowHandle(), mouseButton, {}, center);

        QCOMPARE(locked.witness->hasSeen(QEvent::MouseButtonPress), passes);
        QCOMPARE(locked.witness->hasSeen(QEvent::MouseButtonRelease), passes);
        QCOMPARE(locked.witness->hasSeen(QEvent::MouseButtonDblClick), passes);
        QVERIFY(!locked.witness->hasSeen(QEvent::ContextMenu));
    }

    void wheelScrollsButNeverZooms_data()
    {
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<bool>("passes");

        QTest::newRow("alone") << Qt::KeyboardModifiers() << true;
        QTest::newRow("Ctrl") << Qt::KeyboardModifiers(Qt::ControlModifier) << false;
        QTest::newRow("Alt") << Qt::KeyboardModifiers(Qt::AltModifier) << false;
    }

    void wheelScrollsButNeverZooms()
    {
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(bool, passes);
        LockedWindow locked;
        QVERIFY(locked.isReady());

        QWheelEvent turn({5, 5}, {5, 5}, {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                         false);
        QCoreApplication::sendEvent(locked.witness, &turn);

        QCOMPARE(locked.witness->hasSeen(QEvent::Wheel), passes);
    }

    void menusDragsGesturesAndShortcutsReachNobody()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        const QMimeData data;
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QDragMoveEvent move(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
                                  2, {}, {}, {}, 1.5, {}, 0);
        QGestureEvent gesture({});
        QShortcutEvent shortcut(QKeySequence(Qt::Key_F5), 1);
        const QList<QEvent *> events{&menu, &enter, &move, &drop, &pinch, &gesture, &shortcut};

        for (auto *event : events) {
            locked.witness->forget();
            QCoreApplication::sendEvent(locked.witness, event);
            QVERIFY2(!locked.witness->hasSeen(event->type()),
                     qPrintable(QString::number(event->type())));
        }

        QVERIFY(!enter.isAccepted());
        QVERIFY(!drop.isAccepted());
    }

    void secondFingerIsNoticedByNobody()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        auto *window = locked.window.windowHandle();
        const auto center = centerOf(locked.witness);

        QTest::touchEvent(window, screen.get()).press(0, center);
        QVERIFY(locked.witness->hasSeen(QEvent::TouchBegin));
        QTest::touchEvent(window, screen.get()).stationary(0).press(1, center + QPoint(20, 0));
        QTest::touchEvent(window, screen.get())
            .move(0, center - QPoint(10, 0))
            .move(1, center + QPoint(40, 0));
        QTest::touchEvent(window, screen.get()).release(0, center).release(1, center);

        QCOMPARE(locked.witness->mostFingers(), 1);
    }

    void buttonUnderTheFirstFingerComesUpWhenASecondTouches()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        auto *window = locked.window.windowHandle();
        const auto onButton = centerOf(locked.button);
        const auto aside = centerOf(locked.witness);
        QSignalSpy clicked(locked.button, &QPushButton::clicked);

        QTest::touchEvent(window, screen.get()).press(0, onButton);
        QVERIFY(locked.button->isDown());
        QTest::touchEvent(window, screen.get()).stationary(0).press(1, aside);
        QTest::touchEvent(window, screen.get()).release(0, onButton).stationary(1);
        QTest::touchEvent(window, screen.get()).release(1, aside);

        QVERIFY(!locked.button->isDown());
        QCOMPARE(clicked.size(), 1);
        QTest::touchEvent(window, screen.get()).press(0, onButton);
        QTest::touchEvent(window, screen.get()).release(0, onButton);
        QCOMPARE(clicked.size(), 2);
    }

    void windowClosesOnlyUnlocked()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());

        QVERIFY(!locked.window.windowHandle()->close()); // the way of the window manager
        QVERIFY(!locked.window.close());
        QVERIFY(locked.window.isVisible());

        locked.lockdown.unlock();
        QVERIFY(locked.window.close());
        QVERIFY(!locked.window.isVisible());
    }

    void lockedAgainItHolds()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        locked.lockdown.unlock();
        locked.lockdown.lock();

        locked.press(Qt::Key_F5, {});

        QVERIFY(!locked.window.close());
        QCOMPARE(locked.witness->keys(), QList<int>());
    }

    void programQuitsAllTheSame()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());
        bool isLate = false;
        QTimer::singleShot(0, &locked.window, [] { QCoreApplication::quit(); });
        QTimer::singleShot(5000, &locked.window, [&isLate] {
            isLate = true;
            QCoreApplication::exit(1);
        });

        QCOMPARE(QCoreApplication::exec(), 0);
        QVERIFY(!isLate);
    }

    void minimizedWindowComesBack()
    {
        LockedWindow locked;
        QVERIFY(locked.isReady());

        locked.window.showMinimized();

        QTRY_VERIFY(!locked.window.isMinimized());
    }

    void clipboardIsForgotten()
    {
        auto *clipboard = QGuiApplication::clipboard();
        clipboard->setText(u"+996555010203"_s);
        if (clipboard->supportsSelection())
            clipboard->setText(u"+996555010203"_s, QClipboard::Selection);

        Lockdown::forgetClipboard();

        QCOMPARE(clipboard->text(), QString());
        QCOMPARE(clipboard->text(QClipboard::Selection), QString());
    }
};

KIOSK_WINDOW_TEST(TestLockdown)

} // namespace LockdownTest
#include "tst_lockdown.moc"
