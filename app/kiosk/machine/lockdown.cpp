// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/lockdown.h"

#include "kiosk/machine/screenawake.h"
#include "kiosk/machine/x11.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QScreen>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace Kiosk {

using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 50ms;
constexpr auto longestPause = 2000ms;
// However the window was taken away: X events tell of most ways, but not of a window above it.
constexpr auto watchInterval = 1s;

} // namespace

Lockdown::Lockdown(QWidget &window)
    : m_window(window)
{
    m_restoreTimer.setSingleShot(true);
    connect(&m_restoreTimer, &QTimer::timeout, this, &Lockdown::restore);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &Lockdown::scheduleRestore);
    followScreens();
    if (auto *x11 = x11Connection())
        m_x11.emplace(x11);
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &Lockdown::restore);
    qApp->installEventFilter(this);
    lock();
}

Lockdown::~Lockdown()
{
    unlock();
}

// A monitor may be switched on late or off, be turned, or change its mode.
void Lockdown::followScreens()
{
    const auto follow = [this](const QScreen *screen) {
        connect(screen, &QScreen::geometryChanged, this, &Lockdown::scheduleRestore);
        scheduleRestore();
    };
    for (const auto *screen : QGuiApplication::screens())
        follow(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, follow);
    connect(qApp, &QGuiApplication::screenRemoved, this, &Lockdown::scheduleRestore);
    connect(qApp, &QGuiApplication::primaryScreenChanged, this, &Lockdown::scheduleRestore);
}

void Lockdown::lock()
{
    m_isLocked = true;
    if (m_x11)
        m_watch.start();
    scheduleRestore();
}

void Lockdown::unlock()
{
    m_isLocked = false;
    m_restoreTimer.stop();
    m_watch.stop();
    releaseInput();
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
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Expose: // also when it was unmapped
    case QEvent::WindowActivate:
    case QEvent::WindowStateChange:
        if (isOurWindow(watched))
            onWindowChanged();
        return false;
    default:
        break;
    }
    if (!isForbiddenInput(*event))
        return false;
    // An ignored drag goes to no widget. Of ignored touches Qt makes mouse events for the first
    // finger, so that a button under it comes up again.
    event->ignore();
    return true;
}

bool Lockdown::isOurWindow(const QObject *object) const
{
    return object == &m_window || object == m_window.windowHandle();
}

bool Lockdown::isInPlace() const
{
    return QGuiApplication::applicationState() == Qt::ApplicationActive && !m_window.isMinimized()
        && isOnWholeScreen() && (!m_x11 || m_x11->isOnTop(std::uint32_t(m_window.winId())));
}

bool Lockdown::isOnWholeScreen() const
{
    if (!m_mustFillScreen || !m_x11)
        return true;
    if (!m_window.isFullScreen())
        return false;
    const auto window = std::uint32_t(m_window.winId());
    if (const auto monitor = primaryX11Monitor(x11Connection(), window))
        return placeOfX11Window(x11Connection(), window) == monitor;
    return m_window.windowHandle()->geometry() == QGuiApplication::primaryScreen()->geometry();
}

void Lockdown::scheduleRestore()
{
    if (m_isLocked)
        m_restoreTimer.start(firstPause);
}

void Lockdown::onWindowChanged()
{
    const auto *handle = m_window.windowHandle();
    if (!handle || !handle->isExposed())
        m_hasPointer = false; // the X server takes it back when the window is unmapped
    scheduleRestore();
}

void Lockdown::restore()
{
    if (!m_window.isVisible())
        return;
    m_mustFillScreen = m_mustFillScreen || m_window.isFullScreen();
    if (!isInPlace())
        comeToFront();
    grabInput();
    const bool needsInput = m_x11 && m_mustFillScreen && !(m_hasKeyboard && m_hasPointer);
    if (!isInPlace() || needsInput)
        m_restoreTimer.start(std::min(m_restoreTimer.intervalAsDuration() * 2,
                                      std::chrono::milliseconds(longestPause)));
}

void Lockdown::comeToFront()
{
    if (m_window.isMinimized())
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    if (!isOnWholeScreen())
        fillScreen(*QGuiApplication::primaryScreen());
    m_window.raise();
    m_window.activateWindow();
    if (m_x11)
        m_x11->bringToTop(std::uint32_t(m_window.winId()), m_mustFillScreen);
}

void Lockdown::fillScreen(QScreen &screen)
{
    auto *handle = m_window.windowHandle();
    // A window manager moves no window that is full-screen.
    if (handle->screen() != &screen)
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowFullScreen);
    handle->setScreen(&screen);
    // A widget that was without a size, because no monitor was on, is shown by this.
    m_window.setGeometry(screen.geometry());
    m_window.setWindowState(m_window.windowState() | Qt::WindowFullScreen);
    // Without a window manager the state alone changes nothing.
    handle->setGeometry(screen.geometry());
    const auto window = std::uint32_t(m_window.winId());
    if (const auto monitor = primaryX11Monitor(x11Connection(), window))
        moveX11Window(x11Connection(), window, *monitor);
}

// Again and again: the X server takes both back when the window is unmapped, even for a moment, and
// to take what is held already changes nothing. But while a button is down Qt would forget which
// window it was pressed in.
void Lockdown::grabInput()
{
    auto *handle = m_window.windowHandle();
    if (!m_x11 || !m_mustFillScreen || !handle)
        return;
    m_hasKeyboard = handle->setKeyboardGrabEnabled(true);
    if (!m_hasPointer || QGuiApplication::mouseButtons() == Qt::NoButton)
        m_hasPointer = handle->setMouseGrabEnabled(true);
}

void Lockdown::releaseInput()
{
    auto *handle = m_window.windowHandle();
    if (handle && m_hasKeyboard)
        handle->setKeyboardGrabEnabled(false);
    if (handle && m_hasPointer)
        handle->setMouseGrabEnabled(false);
    m_hasKeyboard = false;
    m_hasPointer = false;
}

} // namespace Kiosk
