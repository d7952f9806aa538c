// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/machine/idlecursor.h"

#include <QCursor>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPointingDevice>

namespace Kiosk {

namespace {

// Qt makes mouse events of touches that no widget takes; they keep the touch screen as their
// device.
bool isOfAMouse(const QMouseEvent &event)
{
    return event.source() == Qt::MouseEventNotSynthesized
        && event.deviceType() != QInputDevice::DeviceType::TouchScreen;
}

} // namespace

IdleCursor::IdleCursor(std::chrono::milliseconds rest, QObject *parent)
    : QObject(parent)
    , m_place(QCursor::pos())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &IdleCursor::hide);
    qApp->installEventFilter(this);
    hide();
}

IdleCursor::~IdleCursor()
{
    show();
}

bool IdleCursor::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        onMouseMoved(*static_cast<QMouseEvent *>(event));
    return false;
}

void IdleCursor::onMouseMoved(const QMouseEvent &event)
{
    // A window that appears under a resting pointer tells of a move, too.
    const auto place = event.globalPosition().toPoint();
    if (!isOfAMouse(event) || place == m_place)
        return;
    m_place = place;
    show();
    m_rest.start();
}

void IdleCursor::hide()
{
    if (!m_isHidden)
        QGuiApplication::setOverrideCursor(Qt::BlankCursor);
    m_isHidden = true;
}

void IdleCursor::show()
{
    if (m_isHidden)
        QGuiApplication::restoreOverrideCursor();
    m_isHidden = false;
}

} // namespace Kiosk
