#include "kiosk/lockdown.h"

#include "kiosk/inputrules.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 50ms;
constexpr auto longestPause = 2000ms;

// Others' platforms cannot, and print a warning at each try.
bool canTakeKeyboard()
{
    return QGuiApplication::platformName() == "xcb"_L1;
}

} // namespace

Lockdown::Lockdown(QWidget &window)
    : m_window(window)
{
    m_guard.setSingleShot(true);
    connect(&m_guard, &QTimer::timeout, this, &Lockdown::restore);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &Lockdown::standGuard);
    qApp->installEventFilter(this);
    lock();
}

Lockdown::~Lockdown()
{
    unlock();
}

void Lockdown::lock()
{
    m_isLocked = true;
    standGuard();
}

void Lockdown::unlock()
{
    m_isLocked = false;
    m_guard.stop();
    leaveKeyboard();
}

void Lockdown::forgetClipboard()
{
    auto *clipboard = QGuiApplication::clipboard();
    clipboard->clear(QClipboard::Clipboard);
    if (clipboard->supportsSelection())
        clipboard->clear(QClipboard::Selection);
}

bool Lockdown::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_isLocked)
        return false;
    switch (event->type()) {
    case QEvent::Quit: // it closes all windows first, and stops at one that refuses
        unlock();
        return false;
    case QEvent::Close:
        event->ignore();
        return isOurWindow(watched);
    case QEvent::ShortcutOverride: // accepted: the key is no shortcut, but an ordinary key
        event->accept();
        return true;
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowActivate:
    case QEvent::WindowStateChange:
        if (watched == &m_window)
            standGuard();
        return false;
    default:
        break;
    }
    if (!isForbiddenInput(*event))
        return false;
    // Nobody takes a drag then; and of touches that nobody takes Qt makes mouse events for the
    // first finger, so that a button under it comes up again.
    event->ignore();
    return true;
}

bool Lockdown::isOurWindow(const QObject *object) const
{
    return object == &m_window || object == m_window.windowHandle();
}

bool Lockdown::isInFront() const
{
    return QGuiApplication::applicationState() == Qt::ApplicationActive && !m_window.isMinimized();
}

void Lockdown::standGuard()
{
    if (!m_isLocked)
        return;
    if (!m_window.isVisible())
        m_hasKeyboard = false; // the X server gives it back when the window goes
    m_guard.start(firstPause);
}

void Lockdown::restore()
{
    if (!m_window.isVisible())
        return;
    if (!isInFront())
        comeToFront();
    takeKeyboard();
    const bool needsKeyboard = canTakeKeyboard() && m_window.isFullScreen() && !m_hasKeyboard;
    if (!isInFront() || needsKeyboard)
        m_guard.start(
            std::min(m_guard.intervalAsDuration() * 2, std::chrono::milliseconds(longestPause)));
}

void Lockdown::comeToFront()
{
    if (m_window.isMinimized())
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
}

void Lockdown::takeKeyboard()
{
    auto *handle = m_window.windowHandle();
    if (handle && !m_hasKeyboard && m_window.isFullScreen() && canTakeKeyboard())
        m_hasKeyboard = handle->setKeyboardGrabEnabled(true);
}

void Lockdown::leaveKeyboard()
{
    auto *handle = m_window.windowHandle();
    if (handle && m_hasKeyboard)
        handle->setKeyboardGrabEnabled(false);
    m_hasKeyboard = false;
}

} // namespace Kiosk
