// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/machine/x11.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QEvent;
class QScreen;
class QWidget;

namespace Kiosk {

//! Returns true for input that a visitor has no business with: every key but those that type a
//! number and move about, whatever is pressed together with Ctrl, Alt or Meta, buttons of the mouse
//! other than the left (the right opens menus, the middle pastes), menus, drags, gestures, and
//! touches of more than one finger.
[[nodiscard]] bool isForbiddenInput(const QEvent &event);

//! Keeps visitors inside the kiosk's window: for the whole program, what isForbiddenInput() names
//! has no effect, nobody closes the window, and when another one comes in front it comes back.
//!
//! Under X11 it also checks once a second that the window is where it belongs: mapped, on all
//! desktops, above every other window and, if it was full-screen once, on the whole of the primary
//! screen, whatever mode and place that has by now. A full-screen window holds the keyboard and the
//! pointer as well, so that Alt+Tab, Alt and the wheel and the like never reach the window manager.
//! Under Wayland the compositor sees to all of this. Keys that the X server itself understands
//! (Ctrl+Alt+F1) are for its configuration.
class Lockdown : public QObject
{
    Q_OBJECT

public:
    //! Locks. @p window outlives this; it may be shown later.
    explicit Lockdown(QWidget &window);
    ~Lockdown() override;
    Q_DISABLE_COPY_MOVE(Lockdown)

    void lock();
    //! Lets the window be left. To be called, too, before the program itself closes the window,
    //! which is refused, too, while it is locked. QCoreApplication::quit() unlocks by itself.
    void unlock();
    [[nodiscard]] bool isLocked() const { return m_isLocked; }

    //! Empties the clipboard, and the selection where the system has one.
    static void forgetClipboard();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isOurWindow(const QObject *object) const;
    [[nodiscard]] bool isInPlace() const;
    [[nodiscard]] bool isOnWholeScreen() const;
    void followScreens();
    void scheduleRestore();
    void onWindowChanged();
    void restore();
    void comeToFront();
    void fillScreen(QScreen &screen);
    void grabInput();
    void releaseInput();

    QWidget &m_window;
    //! Empty under other window systems.
    std::optional<X11Stacking> m_x11;
    QTimer m_restoreTimer;
    QTimer m_watch;
    bool m_isLocked = false;
    bool m_mustFillScreen = false;
    bool m_hasKeyboard = false;
    bool m_hasPointer = false;
};

} // namespace Kiosk
