#include "kiosk/svgicon.h"

#include <QFile>
#include <QPainter>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QByteArray drawing(const QString &name, const QColor &color)
{
    QFile file(u":/kiosk/icons/"_s + name + u".svg"_s);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    // Qt's renderer knows no style sheets; "currentColor" would stay black.
    return isThere ? file.readAll().replace("currentColor", color.name().toLatin1()) : QByteArray();
}

} // namespace

SvgIcon::SvgIcon(const QString &name, const QColor &color, const QColor &ground, QWidget *parent)
    : QWidget(parent)
    , m_drawing(drawing(name, color))
    , m_ground(ground)
{
}

void SvgIcon::setSide(int side)
{
    setFixedSize(side, side);
}

void SvgIcon::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_ground.isValid()) {
        m_drawing.render(&painter, rect());
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ground);
    painter.drawEllipse(rect());
    const double inset = width() * 0.2;
    m_drawing.render(&painter, QRectF(rect()).adjusted(inset, inset, -inset, -inset));
}

} // namespace Kiosk
