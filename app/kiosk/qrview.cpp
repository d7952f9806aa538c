#include "kiosk/qrview.h"

#include <QPainter>

#include <algorithm>

namespace Kiosk {

namespace {

// Exact rectangles: scaling a picture may be off by a pixel, since Qt rounds each step.
void fillDark(QPainter &painter, const Core::QrMatrix &code, int module)
{
    for (int row = 0; row < code.size(); ++row) {
        for (int column = 0; column < code.size(); ++column) {
            if (code.isDark(column, row))
                painter.fillRect(column * module, row * module, module, module, Qt::black);
        }
    }
}

} // namespace

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
}

void QrView::showCode(const Core::QrMatrix &code)
{
    m_code = code;
    update();
}

void QrView::cover()
{
    m_code.reset();
    update();
}

void QrView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    const QRect plate((width() - side) / 2, (height() - side) / 2, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(plate, side * 0.025, side * 0.025);
    if (m_code)
        drawCode(painter);
}

void QrView::drawCode(QPainter &painter) const
{
    const QTransform toDevice = painter.deviceTransform();
    const QRectF room = toDevice.mapRect(QRectF(rect()));
    const int withQuietZone = m_code->size() + 2 * Core::QrMatrix::quietZone;
    const int module = int(std::min(room.width(), room.height())) / withQuietZone;
    const double half = module * m_code->size() / 2.0;
    const QPoint corner(qRound(room.center().x() - half), qRound(room.center().y() - half));
    // From here on we count in the device's pixels: under a scale factor of 1.25 or 1.5 logical
    // coordinates would blur the edges.
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setWorldTransform(QTransform::fromTranslate(corner.x(), corner.y())
                              * toDevice.inverted() * painter.worldTransform());
    fillDark(painter, *m_code, module);
}

} // namespace Kiosk
