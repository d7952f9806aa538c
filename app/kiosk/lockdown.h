#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace Kiosk {

//! Keeps visitors inside the kiosk's window: for the whole program, what isForbiddenInput() names
//! has no effect, nobody closes the window, and when another one comes in front it comes back.
//! Full-screen under X11 it takes the keyboard too, so that Alt+Tab and the like never reach the
//! window manager. What the X server itself understands (Ctrl+Alt+F1) is for its configuration.
class Lockdown : public QObject
{
    Q_OBJECT

public:
    //! Locks. @p window outlives this; it may be shown later.
    explicit Lockdown(QWidget &window);
    ~Lockdown() override;
    Q_DISABLE_COPY_MOVE(Lockdown)

    void lock();
    //! For who may leave. Also before the program itself closes the window, which is refused, too,
    //! while it is locked. QCoreApplication::quit() unlocks by itself.
    void unlock();
    [[nodiscard]] bool isLocked() const { return m_isLocked; }

    //! Empties the clipboard, and the selection where the system has one.
    static void forgetClipboard();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isOurWindow(const QObject *object) const;
    [[nodiscard]] bool isInFront() const;
    void standGuard();
    void restore();
    void comeToFront();
    void takeKeyboard();
    void leaveKeyboard();

    QWidget &m_window;
    QTimer m_guard;
    bool m_isLocked = false;
    bool m_hasKeyboard = false;
};

} // namespace Kiosk
