// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/idlecursor.h"
#include "support/windowtest.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace IdleCursorTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::IdleCursor;

namespace {

bool isPointerShown()
{
    const auto *cursor = QGuiApplication::overrideCursor();
    return !cursor || cursor->shape() != Qt::BlankCursor;
}

} // namespace

class TestIdleCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QPushButton>();
        m_window->setMouseTracking(true);
        m_window->resize(200, 200);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        moveMouse({1, 1});
    }

    void cleanup() { m_window.reset(); }

    void pointerIsHiddenAtFirst()
    {
        const IdleCursor cursor(1h);

        QVERIFY(cursor.isHidden());
        QVERIFY(!isPointerShown());
    }

    void movedMouseShowsThePointer()
    {
        const IdleCursor cursor(1h);

        moveMouse({20, 20});

        QVERIFY(isPointerShown());
        QVERIFY(!cursor.isHidden());
    }

    void pointerIsHiddenAgainWhenTheMouseRests()
    {
        const IdleCursor cursor(50ms);

        moveMouse({20, 20});
        QVERIFY(isPointerShown());

        QTRY_VERIFY(!isPointerShown());
        moveMouse({40, 40});
        QVERIFY(isPointerShown());
    }

    void pointerThatOnlyRestsStaysHidden()
    {
        QMouseEvent windowAppeared(QEvent::MouseMove, {1, 1}, QCursor::pos(), Qt::NoButton, {}, {});
        const IdleCursor cursor(1h);

        QCoreApplication::sendEvent(m_window.get(), &windowAppeared);

        QVERIFY(cursor.isHidden());
    }

    void touchDoesNotShowThePointer()
    {
        const IdleCursor cursor(1h);
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QSignalSpy clicked(m_window.get(), &QPushButton::clicked);
        auto *window = m_window->windowHandle();

        QTest::touchEvent(window, screen.get()).press(0, {30, 30});
        QTest::touchEvent(window, screen.get()).move(0, {60, 60});
        QTest::touchEvent(window, screen.get()).release(0, {60, 60});

        QCOMPARE(clicked.size(), 1); // by mouse events that Qt made of it
        QVERIFY(!isPointerShown());
    }

    void pointerIsShownWhenNobodyHidesItAnyMore()
    {
        {
            const IdleCursor cursor(1h);
            QVERIFY(!isPointerShown());
        }

        QVERIFY(isPointerShown());
        QVERIFY(!QGuiApplication::overrideCursor());
    }

private:
    void moveMouse(QPoint to) { QTest::mouseMove(m_window->windowHandle(), to); }

    std::unique_ptr<QPushButton> m_window;
};

KIOSK_WINDOW_TEST(TestIdleCursor)

} // namespace IdleCursorTest
#include "tst_idlecursor.moc"
