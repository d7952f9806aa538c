// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/lockdown.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTouchEvent>
#include <QWheelEvent>

namespace Kiosk {

namespace {

bool isDigit(int key)
{
    return key >= Qt::Key_0 && key <= Qt::Key_9;
}

bool isKnownKey(int key)
{
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Space:
    case Qt::Key_Escape:
        return true;
    default:
        return isDigit(key);
    }
}

// Shift and an arrow would select, which offers the selection to the whole X11 session; Shift and
// Delete would cut. Some keyboards need it for digits and for the plus.
bool isKnownWithShift(int key)
{
    return isDigit(key) || key == Qt::Key_Plus || key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

bool hasCommand(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier
                                  | Qt::GroupSwitchModifier);
}

bool isForbiddenPress(const QKeyEvent &event)
{
    if (hasCommand(event.modifiers()) || !isKnownKey(event.key()))
        return true;
    return event.modifiers().testFlag(Qt::ShiftModifier) && !isKnownWithShift(event.key());
}

} // namespace

bool isForbiddenInput(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::KeyPress:
        return isForbiddenPress(static_cast<const QKeyEvent &>(event));
    case QEvent::KeyRelease: // whatever is held meanwhile: a button that was pressed comes up again
        return !isKnownKey(static_cast<const QKeyEvent &>(event).key());
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return static_cast<const QMouseEvent &>(event).button() != Qt::LeftButton;
    case QEvent::Wheel:
        return hasCommand(static_cast<const QWheelEvent &>(event).modifiers());
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
        return static_cast<const QTouchEvent &>(event).pointCount() > 1;
    case QEvent::Shortcut:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::NativeGesture:
    case QEvent::Gesture:
    case QEvent::GestureOverride:
        return true;
    default:
        return false;
    }
}

} // namespace Kiosk
