// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/lockdown.h"

#include <QApplication>
#include <QKeyEvent>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

void say(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

//! Fills itself with one colour and tells what happens to it.
class Window : public QWidget
{
public:
    explicit Window(Qt::GlobalColor color)
    {
        setPalette(color);
        setFocusPolicy(Qt::StrongFocus);
        resize(600, 400);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override { say(u"key %1"_s.arg(event->text())); }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::ActivationChange)
            say(isActiveWindow() ? u"active"_s : u"inactive"_s);
        if (event->type() == QEvent::WindowStateChange && isMinimized())
            say(u"minimized"_s);
        QWidget::changeEvent(event);
    }
    void moveEvent(QMoveEvent *) override { say(u"moved"_s); }
    void resizeEvent(QResizeEvent *) override { say(u"resized"_s); }
    void paintEvent(QPaintEvent *event) override
    {
        QWidget::paintEvent(event);
        QTimer::singleShot(0, this, [] { say(u"painted"_s); });
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Expose && !windowHandle()->isExposed())
            say(u"hidden"_s);
        return QWidget::eventFilter(watched, event);
    }
};

} // namespace

// lockedwindow stranger | cover | fullscreen | windowed
// The stranger's window is red, like the cover, which no window manager knows of.
int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const auto role = QCoreApplication::arguments().value(1);
    const bool isCover = role == u"cover"_s;
    const bool isStranger = role == u"stranger"_s || isCover;
    Window window(isStranger ? Qt::red : Qt::green);
    window.setWindowTitle(isStranger ? u"stranger"_s : u"kiosk"_s);
    if (isCover)
        window.setWindowFlag(Qt::BypassWindowManagerHint);
    std::optional<Kiosk::Lockdown> lockdown;
    if (!isStranger)
        lockdown.emplace(window);
    if (role == u"fullscreen"_s)
        window.showFullScreen();
    else
        window.show();
    window.windowHandle()->installEventFilter(&window);
    return QApplication::exec();
}
